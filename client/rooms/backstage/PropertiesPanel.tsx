// What is known about what is selected, beside the map or the outline; changed there by those who may.
import type { ProcessOutline } from "../../../shared/model/processOutline.ts";
import { CommentThread } from "../../comments/CommentThread.tsx";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { useDesk, useEditorState } from "./desk.tsx";
import { onlyFlow, onlyNode, select } from "./editor.ts";
import { FlowProperties } from "./FlowProperties.tsx";
import { nameOf } from "./flowElements.ts";
import { NodeProperties } from "./NodeProperties.tsx";
import styles from "./PropertiesPanel.module.css";

export function PropertiesPanel({ outline }: { readonly outline: ProcessOutline }) {
  const { editor, deeds, mayEdit } = useDesk();
  const nodeId = useEditorState(onlyNode);
  const flowId = useEditorState(onlyFlow);
  const count = useEditorState(({ nodes, flows }) => nodes.size + flows.size);
  const found = outline.lanes
    .flatMap(({ lane, nodes }) => nodes.map(({ node }) => ({ lane, node })))
    .find(({ node }) => node.id === nodeId);
  const flow = outline.flows.find(({ id }) => id === flowId);
  if (count === 0 || (count === 1 && !found && !flow)) return null;
  const close = (): void => select(editor, []);
  const remove = mayEdit ? (
    <Button variant="danger" onPress={deeds.deleteSelected}>
      {t("backstage.delete")}
    </Button>
  ) : undefined;
  const title = found ? t(`backstage.${found.node.kind}`) : t("backstage.flow");
  return (
    <Panel
      title={count > 1 ? t("backstage.several", { count }) : title}
      onClose={close}
      actions={remove}
      className={styles.panel}
    >
      {found ? (
        <>
          <NodeProperties key={found.node.id} outline={outline} {...found} />
          <section className={styles.comments}>
            <h3 className={styles.heading}>{t("backstage.comments")}</h3>
            <CommentThread
              subjects={[
                { table: "processNodes", rowId: found.node.id, label: nameOf(found.node) },
              ]}
            />
          </section>
        </>
      ) : null}
      {flow ? <FlowProperties key={flow.id} outline={outline} flow={flow} /> : null}
      {count > 1 && mayEdit ? <p>{t("backstage.severalHint")}</p> : null}
    </Panel>
  );
}
