// The tools of an open process map: a node of each kind, another lane, and taking away what is selected. [A11-50]
import { AlignCenterVertical, Copy, Layers, Network, Trash2 } from "lucide-react";
import { useState } from "react";
import { type Alignment, alignments } from "../../../shared/model/processArrange.ts";
import { type Layer, layers } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { Toolbar } from "../../ui/Toolbar.tsx";
import { toast } from "../../ui/toasts.ts";
import { useDesk, useEditorState } from "./desk.tsx";
import { kindIcons } from "./kinds.tsx";
import { useAddLane } from "./LaneHeads.tsx";
import { nodeTools, toolKeys } from "./nodeTools.ts";
import styles from "./ProcessTools.module.css";

export function ProcessTools({ processId }: { readonly processId: string }) {
  const { deeds } = useDesk();
  const addLane = useAddLane(processId);
  const isAnything = useEditorState(({ nodes, flows }) => nodes.size + flows.size > 0);
  const isOne = useEditorState(({ nodes, flows }) => nodes.size + flows.size === 1);
  const chosen = useEditorState(({ nodes }) => nodes.size);
  return (
    <Toolbar label={t("backstage.tools")} className={styles.bar}>
      {nodeTools.map((tool) => {
        const Icon = kindIcons[tool];
        return (
          <IconButton
            key={tool}
            label={t("backstage.addKind", { kind: t(`backstage.${tool}`) })}
            icon={<Icon />}
            {...(isOne ? { shortcut: toolKeys[tool] } : {})}
            onPress={() => deeds.add(tool)}
          />
        );
      })}
      <span className={styles.rule} />
      <Menu<Layer>
        label={t("backstage.addLane")}
        trigger={<IconButton label={t("backstage.addLane")} icon={<Layers />} />}
        items={layers.map((layer) => ({ id: layer, label: t(`backstage.${layer}`) }))}
        onAction={addLane}
      />
      <LayOut />
      <span className={styles.rule} />
      <Menu<Alignment>
        label={t("backstage.align")}
        trigger={
          <IconButton
            label={t("backstage.align")}
            icon={<AlignCenterVertical />}
            isDisabled={chosen < 2}
          />
        }
        items={alignments.map((how) => ({ id: how, label: t(alignmentWords[how]) }))}
        onAction={deeds.alignSelected}
      />
      <IconButton
        label={t("backstage.copy")}
        icon={<Copy />}
        shortcut="Ctrl+D"
        isDisabled={chosen === 0}
        onPress={deeds.copySelected}
      />
      <IconButton
        label={t("backstage.delete")}
        icon={<Trash2 />}
        shortcut="Del"
        isDisabled={!isAnything}
        onPress={deeds.deleteSelected}
      />
    </Toolbar>
  );
}

function LayOut() {
  const { isBusy, run } = useLayOut();
  return (
    <IconButton
      label={t("backstage.layOut")}
      icon={<Network />}
      isPending={isBusy}
      onPress={() => void run()}
    />
  );
}

/** Lays the map out anew; `isBusy` while it does. */
export function useLayOut(): { readonly isBusy: boolean; readonly run: () => Promise<void> } {
  const { deeds } = useDesk();
  const [isBusy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      await deeds.layOut();
    } catch (error) {
      // The layout could not be fetched: told here, and loud in the console.
      toast(t("backstage.layOutFailed"), { tone: "danger" });
      throw error;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, run };
}

export const alignmentWords = {
  row: "backstage.alignRow",
  column: "backstage.alignColumn",
  spread: "backstage.alignSpread",
} as const;
