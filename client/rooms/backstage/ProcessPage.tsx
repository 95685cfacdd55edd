// One process map: where it belongs, its tools, the drawing or the outline, and what is known about what is selected.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { analyseHandOffs } from "../../../shared/insight/handoffs.ts";
import type { MapSnapshot } from "../../../shared/model/change.ts";
import {
  type ProcessOutline,
  processOutline,
  standingNodes,
} from "../../../shared/model/processOutline.ts";
import type { MapAround } from "../../../shared/model/subprocess.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { useMap, useMay, usePresence, useSession } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ConnectDialog } from "./ConnectDialog.tsx";
import { createDeeds } from "./deeds.ts";
import { DeskProvider, useDesk, useEditorState } from "./desk.tsx";
import { createEditor, pick } from "./editor.ts";
import { nameOf } from "./flowElements.ts";
import { HandOffPanel } from "./HandOffPanel.tsx";
import { type FlowMark, marksOf } from "./handOffMarks.ts";
import { useMapsAround } from "./insides.ts";
import { useAddLane } from "./LaneHeads.tsx";
import { OutlineView } from "./OutlineView.tsx";
import { ProcessCanvas } from "./ProcessCanvas.tsx";
import { ProcessHeader } from "./ProcessHeader.tsx";
import styles from "./ProcessPage.module.css";
import { PropertiesPanel } from "./PropertiesPanel.tsx";
import { nodePath } from "./paths.ts";
import { type ProcessView, useProcessOffers } from "./useProcessOffers.ts";

export function ProcessPage({ processId }: { readonly processId: string }) {
  const session = useSession();
  const { allowed } = useMay({ write: "map" });
  const read = useCallback((map: MapSnapshot) => processOutline(map, processId), [processId]);
  const outline = useMap(outlineTables, read);
  const search = useSearch();
  const [editor] = useState(createEditor);
  useEffect(() => {
    const node = new URLSearchParams(search).get("node");
    if (node !== null) pick(editor, { nodes: [node], flows: [], sought: node });
  }, [search, editor]);
  const desk = useMemo(
    () => ({ editor, deeds: createDeeds(session, processId, editor), mayEdit: allowed }),
    [editor, session, processId, allowed],
  );
  const around = useMapsAround(processId).at(-1);
  const last = useRef(around);
  if (around) last.current = around;
  if (!outline) return <Gone around={last.current} />;
  return (
    <DeskProvider value={desk}>
      <Page outline={outline} />
    </DeskProvider>
  );
}

function Page({ outline }: { readonly outline: ProcessOutline }) {
  const [view, setView] = useState<ProcessView>("map");
  useTellSelection();
  useProcessOffers(view, setView);
  const hasLanes = outline.lanes.length > 0;
  const departments = useMap(["departments"], (map) => map.departments);
  const showsHandOffs = useEditorState((state) => state.showsHandOffs);
  const isListShown = useEditorState(
    ({ nodes, flows, isPicked }) => isPicked || nodes.size + flows.size === 0,
  );
  const analysis = useMemo(
    () => (showsHandOffs ? analyseHandOffs(outline, departments) : null),
    [showsHandOffs, outline, departments],
  );
  const marks = useMemo(() => (analysis ? marksOf(analysis) : unmarked), [analysis]);
  const names = useMemo(
    () => new Map(standingNodes(outline).map(({ node }) => [node.id, nameOf(node)])),
    [outline],
  );
  return (
    <div className={styles.room}>
      <div className={styles.page}>
        <ProcessHeader outline={outline} view={view} onView={setView} />
        <div className={styles.body}>
          {hasLanes && view === "map" ? <ProcessCanvas outline={outline} marks={marks} /> : null}
          {hasLanes && view === "outline" ? <OutlineView outline={outline} /> : null}
          {hasLanes ? null : <NoLanes processId={outline.process.id} />}
          {analysis && isListShown ? (
            <HandOffPanel analysis={analysis} nameOfNode={(id) => names.get(id) ?? ""} />
          ) : (
            <PropertiesPanel outline={outline} />
          )}
        </div>
        <ConnectDialog outline={outline} />
      </div>
    </div>
  );
}

/** Others see what one has selected here. */
function useTellSelection(): void {
  const presence = usePresence();
  const nodes = useEditorState((state) => state.nodes);
  useEffect(() => {
    presence.tell({ selected: [...nodes].slice(0, toldAtMost) });
  }, [presence, nodes]);
  useEffect(
    () => () => {
      presence.tell({ selected: [] });
    },
    [presence],
  );
}

function NoLanes({ processId }: { readonly processId: string }) {
  const addLane = useAddLane(processId);
  const { mayEdit } = useDesk();
  const add = <Button onPress={() => addLane("backstage")}>{t("backstage.addLane")}</Button>;
  return (
    <EmptyState
      title={t("backstage.noLanesTitle")}
      text={t("backstage.noLanesText")}
      actions={mayEdit ? add : undefined}
    />
  );
}

/** Whoever took back the making of an inside is led to where it was made. */
function Gone({ around }: { readonly around: MapAround | undefined }) {
  const { go, workshopId } = useRoomLocation();
  const [, navigate] = useLocation();
  const back = useMap(["processes"], (map) => map.processes.get(around?.process.id ?? ""));
  return (
    <EmptyState
      isPage
      title={t("backstage.unknownMapTitle")}
      text={t("backstage.unknownMapText")}
      actions={
        back && around ? (
          <Button onPress={() => navigate(nodePath(workshopId, back.id, around.node.id))}>
            {t("backstage.backToMap", { map: back.name })}
          </Button>
        ) : (
          <Button onPress={() => go("backstage")}>{t("backstage.toOverview")}</Button>
        )
      }
    />
  );
}

const unmarked: ReadonlyMap<string, FlowMark> = new Map();
const toldAtMost = 50;
const outlineTables = [
  "processes",
  "processLanes",
  "processNodes",
  "processFlows",
  "processLinks",
  "steps",
  "stages",
  "journeys",
  "personas",
  "touchpoints",
] as const;
