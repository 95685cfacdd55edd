// The overview of the room: all process maps, and the moments of truth with what they lack.
import { ArrowRight, FileInput, Plus, TableProperties, Workflow } from "lucide-react";
import { useState } from "react";
import { Link, Redirect, useSearch } from "wouter";
import { processesBehind, processesInOrder } from "../../../shared/model/gap.ts";
import { placedSteps } from "../../../shared/model/placedStep.ts";
import { mapsAround } from "../../../shared/model/subprocess.ts";
import type { Process } from "../../../shared/model/tables.ts";
import { roomPath, useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { useMap, useMay } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { GapItem } from "./GapItem.tsx";
import { ImportBpmnDialog } from "./ImportBpmnDialog.tsx";
import { Moments } from "./Moments.tsx";
import { NewMapDialog } from "./NewMapDialog.tsx";
import styles from "./Overview.module.css";
import { processPath } from "./paths.ts";

export function Overview() {
  const { workshopId } = useRoomLocation();
  const stepId = new URLSearchParams(useSearch()).get("step") ?? "";
  const behind = useMap(
    ["processes", "processLinks"],
    (map) => processesBehind(map, stepId)[0]?.id,
  );
  // Whoever comes from a step means the process behind it.
  if (behind !== undefined)
    return <Redirect to={processPath(workshopId, behind, stepId)} replace />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title} tabIndex={-1}>
          {t("backstage.title")}
        </h1>
        <p className={styles.intro}>{t("backstage.intro")}</p>
        <Link
          href={roomPath(workshopId, "backstage", "blueprint")}
          className={styles.blueprint ?? ""}
        >
          <TableProperties aria-hidden="true" />
          {t("backstage.blueprintLink")}
        </Link>
      </header>
      <ComingFrom stepId={stepId} />
      <div className={styles.columns}>
        <Maps />
        <Moments />
      </div>
    </div>
  );
}

/** The step that one comes from, if it is no moment of truth: those are among the gaps. */
function ComingFrom({ stepId }: { readonly stepId: string }) {
  const placed = useMap(
    stepTables,
    (map) => placedSteps(map).find(({ step }) => step.id === stepId),
    (a, b) => a?.step === b?.step && a?.touchpoint === b?.touchpoint,
  );
  if (placed?.step.momentOfTruth !== "") return null;
  return (
    <section className={styles.from} aria-labelledby="backstage-from">
      <h2 id="backstage-from" className={styles.heading}>
        {t("backstage.comingFrom")}
      </h2>
      <ul>
        <GapItem placed={placed} />
      </ul>
    </section>
  );
}

function Maps() {
  const { allowed } = useMay({ write: "map" });
  const processes = useMap(["processes"], processesInOrder);
  const [open, setOpen] = useState<"new" | "import" | null>(null);
  const make = allowed ? (
    <div className={styles.makers}>
      <Button icon={<FileInput />} onPress={() => setOpen("import")}>
        {t("backstage.importBpmn")}
      </Button>
      <Button icon={<Plus />} onPress={() => setOpen("new")}>
        {t("backstage.newMap")}
      </Button>
    </div>
  ) : null;
  return (
    <section className={styles.column} aria-labelledby="backstage-maps">
      <div className={styles.sectionHead}>
        <h2 id="backstage-maps" className={styles.heading}>
          {t("backstage.maps")}
        </h2>
        {processes.length > 0 ? make : null}
      </div>
      {processes.length === 0 ? (
        <EmptyState
          isInSection
          title={t("backstage.noMapsTitle")}
          text={allowed ? t("backstage.noMapsText") : t("backstage.noMapsReadText")}
          picture={<Workflow />}
          actions={make}
        />
      ) : (
        <ul className={styles.list}>
          {processes.map((process) => (
            <MapItem key={process.id} process={process} />
          ))}
        </ul>
      )}
      {open === "new" ? <NewMapDialog onClose={() => setOpen(null)} /> : null}
      {open === "import" ? <ImportBpmnDialog onClose={() => setOpen(null)} /> : null}
    </section>
  );
}

function MapItem({ process }: { readonly process: Process }) {
  const { workshopId } = useRoomLocation();
  const [nodes, steps] = useMap(["processNodes", "processLinks", "steps"], (map) => {
    const own = [...map.processNodes.values()].filter((node) => node.processId === process.id);
    const served = [...map.processLinks.values()]
      .filter((link) => link.processId === process.id && map.steps.has(link.stepId))
      .map((link) => link.stepId);
    return [own.length, new Set(served).size] as const;
  });
  const holder = useMap(
    ["processes", "processNodes"],
    (map) => mapsAround(map, process.id).at(-1)?.process,
  );
  const unlinked = holder
    ? t("backstage.mapInside", { name: holder.name })
    : t("backstage.mapServesNone");
  const serves = steps === 0 ? unlinked : t("backstage.mapServes", { count: steps });
  return (
    <li>
      <Link href={processPath(workshopId, process.id)} className={styles.map ?? ""}>
        <span className={styles.mapName} dir="auto">
          {process.name || t("backstage.unnamed")}
        </span>
        <span className={styles.detail}>
          {t("backstage.mapSize", { count: nodes })} · {serves}
        </span>
        <ArrowRight className={styles.arrow} aria-hidden="true" />
      </Link>
    </li>
  );
}

const stepTables = ["steps", "stages", "journeys", "personas", "touchpoints"] as const;
