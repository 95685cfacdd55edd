// Owns: the brief of one department on one page: its touchpoints in each journey, its pains and loves, the moments that
// depend on it, its hand-offs; to read, to print, and to hand over by a link of its own. Rule EXP-100.

import { ArrowLeft, Printer } from "lucide-react";
import { useCallback } from "react";
import {
  type Brief,
  type BriefHandOff,
  type BriefJourney,
  departmentBrief,
  highlightsOf,
} from "../../../shared/insight/brief.ts";
import type { MapSnapshot, RoomSnapshot } from "../../../shared/model/change.ts";
import { roomPath, useRoomLocation } from "../../app/routes.ts";
import { isolated, t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { BriefLink } from "./BriefLink.tsx";
import styles from "./DepartmentBrief.module.css";
import { FeltMark } from "./FeltMark.tsx";
import { journeyTables, roundTables, useReading } from "./useReading.ts";

export function DepartmentBriefPage({ departmentId }: { readonly departmentId: string }) {
  const { go, workshopId } = useRoomLocation();
  const brief = useBrief(departmentId);
  if (!brief) {
    return (
      <EmptyState
        isPage
        title={t("present.title")}
        text={t("present.noSuchDepartment")}
        actions={<Button onPress={() => go("present")}>{t("present.back")}</Button>}
      />
    );
  }
  return (
    <article className={styles.page}>
      <div className={styles.tools}>
        <Button variant="quiet" icon={<ArrowLeft />} onPress={() => go("present")}>
          {t("present.back")}
        </Button>
        <span className={styles.right}>
          <BriefLink path={roomPath(workshopId, "present", "brief", departmentId)} />
          <Button icon={<Printer />} onPress={() => window.print()}>
            {t("present.print")}
          </Button>
        </span>
      </div>
      <Head brief={brief} />
      {brief.journeys.length === 0 ? (
        <p className={styles.quiet}>{t("present.briefEmpty")}</p>
      ) : (
        <Highlights brief={brief} />
      )}
      {brief.journeys.map((journey) => (
        <JourneySteps key={journey.outline.journey.id} journey={journey} />
      ))}
      <HandOffs title={t("present.takesOver")} handOffs={brief.takesOver} isTaken />
      <HandOffs title={t("present.handsOn")} handOffs={brief.handsOn} isTaken={false} />
    </article>
  );
}

const looked = {
  map: [
    ...journeyTables,
    "departments",
    "processes",
    "processLanes",
    "processNodes",
    "processFlows",
  ],
  room: roundTables,
} as const;

function useBrief(departmentId: string): Brief | undefined {
  const read = useCallback(
    (map: MapSnapshot, room: RoomSnapshot) => departmentBrief(map, room, departmentId),
    [departmentId],
  );
  return useReading(looked, read);
}

function Head({ brief }: { readonly brief: Brief }) {
  const title = useMap(["workshop"], (map) => map.workshop.get("main")?.title ?? "");
  const steps = brief.journeys.reduce((sum, journey) => sum + journey.steps.length, 0);
  return (
    <header className={styles.head}>
      <p className={styles.over} dir="auto">
        {title || t("present.untitledWorkshop")}
      </p>
      <h1 className={styles.title} dir="auto">
        {brief.department.name || t("present.unnamedDepartment")}
      </h1>
      <p className={styles.quiet}>
        {t("present.briefSummary", {
          steps: t("present.steps", { count: steps }),
          journeys: t("present.journeys", { count: brief.journeys.length }),
        })}
      </p>
    </header>
  );
}

function Highlights({ brief }: { readonly brief: Brief }) {
  const { pains, loves, moments, tellsPersonas } = highlightsOf(brief);
  const groups = [
    { title: t("present.yourPains"), steps: pains },
    { title: t("present.yourLoves"), steps: loves },
    { title: t("present.yourMoments"), steps: moments },
  ];
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <section key={group.title} className={styles.group}>
          <h2 className={styles.heading}>{group.title}</h2>
          {group.steps.length === 0 ? (
            <p className={styles.quiet}>{t("present.noneHere")}</p>
          ) : (
            <ul className={styles.list}>
              {group.steps.map(({ step, touchpoint, persona, kind, felt }) => (
                <li key={step.id} className={styles.item} dir="auto">
                  {tellsPersonas ? (
                    <bdi className={styles.whose}>
                      {persona?.name || t("present.untitledPersona")}
                    </bdi>
                  ) : null}
                  <span dir="auto">{touchpoint.text}</span>
                  {kind === "ideal" ? <Badge>{t("present.ideal")}</Badge> : null}
                  {felt ? <FeltMark felt={felt} /> : null}
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

function JourneySteps({ journey: { outline, steps } }: { readonly journey: BriefJourney }) {
  const { persona, journey } = outline;
  const kind = journey.kind === "ideal" ? t("present.ideal") : t("present.current");
  const name = [persona?.name || t("present.untitledPersona"), kind, journey.name];
  return (
    <section>
      <h2 className={styles.heading}>{name.filter(Boolean).map(isolated).join(" · ")}</h2>
      <ol className={`${styles.list} ${styles.columns}`}>
        {steps.map(({ step, touchpoint, stage, felt }) => (
          <li key={step.id} className={styles.item}>
            <span className={styles.stage} dir="auto">
              {stage?.name || t("present.unnamedStage")}
            </span>
            <span className={styles.text} dir="auto">
              {touchpoint.text}
            </span>
            {step.missing ? <Badge tone="accent">{t("present.shouldExist")}</Badge> : null}
            {felt ? <FeltMark felt={felt} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function HandOffs({
  title,
  handOffs,
  isTaken,
}: {
  readonly title: string;
  readonly handOffs: readonly BriefHandOff[];
  readonly isTaken: boolean;
}) {
  if (handOffs.length === 0) return null;
  return (
    <section>
      <h2 className={styles.heading}>{title}</h2>
      <ul className={`${styles.list} ${styles.columns}`}>
        {handOffs.map(({ process, from, to, other }) => (
          <li key={`${from.id} ${to.id}`} className={styles.item}>
            <span className={styles.stage} dir="auto">
              {process.name}
            </span>
            <span className={styles.text}>
              {t(isTaken ? "present.takenFrom" : "present.handedTo", {
                from: from.name,
                to: to.name,
                other,
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
