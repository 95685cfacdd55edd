// The tools of an open process map: a node of each kind, another lane, and taking away what is selected. [A11-50]
import { Layers, Trash2 } from "lucide-react";
import { type Layer, layers, nodeKinds } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { useDesk, useEditorState } from "./desk.tsx";
import { kindIcons } from "./kinds.tsx";
import { useAddLane } from "./LaneHeads.tsx";
import styles from "./Toolbar.module.css";

export function Toolbar({ processId }: { readonly processId: string }) {
  const { deeds } = useDesk();
  const addLane = useAddLane(processId);
  const isAnything = useEditorState(({ nodes, flows }) => nodes.size + flows.size > 0);
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("backstage.tools")}>
      {nodeKinds.map((kind) => {
        const Icon = kindIcons[kind];
        return (
          <IconButton
            key={kind}
            label={t("backstage.addKind", { kind: t(`backstage.${kind}`) })}
            icon={<Icon />}
            onPress={() => deeds.add(kind)}
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
      <span className={styles.rule} />
      <IconButton
        label={t("backstage.delete")}
        icon={<Trash2 />}
        shortcut="Del"
        isDisabled={!isAnything}
        onPress={deeds.deleteSelected}
      />
    </div>
  );
}
