// The head of a process map on a phone, one line high: the way back, its name, its tools, and all the rest in one menu, so
// that the map has the screen. Nothing that a wide head offers is missing. [MAP-256] [A11-54]
import {
  ArrowLeftRight,
  ArrowUpLeft,
  Copy,
  Download,
  Ellipsis,
  Layers,
  ListTree,
  Network,
  Plus,
  Trash2,
  Workflow,
} from "lucide-react";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { type Alignment, alignments } from "../../../shared/model/processArrange.ts";
import type { ProcessOutline } from "../../../shared/model/processOutline.ts";
import { type Layer, layers } from "../../../shared/model/tables.ts";
import { roomPath, useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, type MenuEntry } from "../../ui/Menu.tsx";
import { useDesk, useEditorState } from "./desk.tsx";
import { processFormats, useProcessExport } from "./ExportMenu.tsx";
import type { ProcessFormat } from "./exportProcess.ts";
import { nameOf } from "./flowElements.ts";
import { useMapsAround } from "./insides.ts";
import { kindIcons } from "./kinds.tsx";
import { useAddLane } from "./LaneHeads.tsx";
import { type MapChoice, useMapMenu } from "./MoreMenu.tsx";
import styles from "./NarrowHeader.module.css";
import { type NodeTool, nodeTools } from "./nodeTools.ts";
import { alignmentWords, useLayOut } from "./ProcessTools.tsx";
import { nodePath, stepPath } from "./paths.ts";
import { useStepsAround } from "./stepsAround.ts";
import type { ProcessView } from "./useProcessOffers.ts";

export interface ProcessHeaderProps {
  readonly outline: ProcessOutline;
  readonly view: ProcessView;
  readonly onView: (view: ProcessView) => void;
}

export function NarrowHeader({
  outline,
  view,
  onView,
  children,
}: ProcessHeaderProps & { readonly children: ReactNode }) {
  const { mayEdit } = useDesk();
  const [back, ...others] = useWaysBack(outline);
  return (
    <header className={styles.header}>
      <nav aria-label={t("backstage.breadcrumb")}>
        {back ? (
          <Link href={back.href} className={styles.back ?? ""} aria-label={back.label}>
            <ArrowUpLeft aria-hidden="true" />
          </Link>
        ) : null}
      </nav>
      <div className={styles.name}>{children}</div>
      {mayEdit ? <Tools processId={outline.process.id} /> : null}
      <Rest outline={outline} view={view} onView={onView} ways={others} />
    </header>
  );
}

interface WayBack {
  readonly href: string;
  readonly label: string;
}

/** To the touchpoint one comes from, the others, the maps around, and to all maps: the nearest first. */
function useWaysBack(outline: ProcessOutline): readonly WayBack[] {
  const { workshopId } = useRoomLocation();
  const around = useMapsAround(outline.process.id).toReversed();
  return [
    ...useStepsAround(outline).map((placed) => ({
      href: stepPath(workshopId, placed),
      label: t("backstage.backToStep", { text: placed.touchpoint.text }),
    })),
    ...around.map(({ process, node }) => ({
      href: nodePath(workshopId, process.id, node.id),
      label: t("backstage.backAround", { map: process.name, node: nameOf(node) }),
    })),
    { href: roomPath(workshopId, "backstage"), label: t("backstage.toOverview") },
  ];
}

type ToolChoice = `add.${NodeTool}` | `lane.${Layer}` | `align.${Alignment}` | ToolDeed;
type ToolDeed = "layOut" | "copy" | "delete";

function Tools({ processId }: { readonly processId: string }) {
  const { deeds } = useDesk();
  const addLane = useAddLane(processId);
  const { isBusy, run } = useLayOut();
  const chosen = useEditorState(({ nodes }) => nodes.size);
  const isAnything = useEditorState(({ nodes, flows }) => nodes.size + flows.size > 0);
  const deedOf = new Map<ToolChoice, () => void>([
    ...nodeTools.map((tool) => [`add.${tool}`, () => deeds.add(tool)] as const),
    ...layers.map((layer) => [`lane.${layer}`, () => addLane(layer)] as const),
    ...alignments.map((how) => [`align.${how}`, () => deeds.alignSelected(how)] as const),
    ["layOut", () => void run()],
    ["copy", deeds.copySelected],
    ["delete", deeds.deleteSelected],
  ]);
  const removing: MenuEntry<ToolChoice> = {
    id: "delete",
    label: t("backstage.delete"),
    icon: <Trash2 />,
    danger: true,
  };
  const items: readonly MenuEntry<ToolChoice>[] = [
    ...nodeTools.map((tool) => {
      const Icon = kindIcons[tool];
      const label = t("backstage.addKind", { kind: t(`backstage.${tool}`) });
      return { id: `add.${tool}` as const, label, icon: <Icon /> };
    }),
    ...layers.map((layer) => ({
      id: `lane.${layer}` as const,
      label: t("backstage.addLaneOf", { layer: t(`backstage.${layer}`) }),
      icon: <Layers />,
    })),
    { id: "layOut", label: t("backstage.layOut"), icon: <Network /> },
    ...(chosen < 2
      ? []
      : alignments.map((how) => ({ id: `align.${how}` as const, label: t(alignmentWords[how]) }))),
    ...(chosen === 0 ? [] : [{ id: "copy" as const, label: t("backstage.copy"), icon: <Copy /> }]),
    ...(isAnything ? [removing] : []),
  ];
  return (
    <Menu<ToolChoice>
      label={t("backstage.tools")}
      placement="bottom end"
      trigger={<IconButton label={t("backstage.tools")} icon={<Plus />} isPending={isBusy} />}
      items={items}
      onAction={(choice) => deedOf.get(choice)?.()}
    />
  );
}

type RestChoice =
  | MapChoice
  | `export.${ProcessFormat}`
  | `way.${number}`
  | "view"
  | "handOffs"
  | "tools";

function Rest({
  outline,
  view,
  onView,
  ways,
}: ProcessHeaderProps & { readonly ways: readonly WayBack[] }) {
  const { editor, mayEdit } = useDesk();
  const [, navigate] = useLocation();
  const showsHandOffs = useEditorState((state) => state.showsHandOffs);
  const exportAs = useProcessExport(outline);
  const { items, choose, dialogs } = useMapMenu(outline);
  const other = view === "map" ? "outline" : "map";
  const formats = processFormats().map(({ id, label }) => ({
    id: `export.${id}` as const,
    run: () => exportAs(id),
    label: t("backstage.exportAs", { format: label }),
    icon: <Download />,
  }));
  const leading = ways.map(({ href, label }, at) => ({
    id: `way.${at}` as const,
    run: () => navigate(href),
    label,
    icon: <ArrowUpLeft />,
  }));
  const looks = [
    {
      id: "view" as const,
      run: () => onView(other),
      label: t(other === "map" ? "backstage.showMap" : "backstage.showOutline"),
      icon: other === "map" ? <Workflow /> : <ListTree />,
    },
    {
      id: "handOffs" as const,
      run: () => editor.setState({ showsHandOffs: !showsHandOffs, isPicked: false }),
      label: t(showsHandOffs ? "backstage.hideHandOffs" : "backstage.showHandOffs"),
      icon: <ArrowLeftRight />,
    },
  ];
  const lacking: MenuEntry<RestChoice> = {
    id: "tools",
    label: t("backstage.tools"),
    disabledReason: t("backstage.readOnly"),
  };
  const own = [...looks, ...leading, ...formats];
  return (
    <>
      <Menu<RestChoice>
        label={t("backstage.moreForMap")}
        placement="bottom end"
        trigger={<IconButton label={t("backstage.moreForMap")} icon={<Ellipsis />} />}
        items={[...(mayEdit ? [] : [lacking]), ...own, ...items]}
        onAction={(choice) => {
          own.find(({ id }) => id === choice)?.run();
          const ofMap = items.find(({ id }) => id === choice);
          if (ofMap) choose(ofMap.id);
        }}
      />
      {dialogs}
    </>
  );
}
