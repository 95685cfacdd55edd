// Choosing from a list where a node leads to: connecting without a mouse. [A11-50]
import { useState } from "react";
import type { ProcessOutline } from "../../../shared/model/processOutline.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useLastWords } from "../../ui/useAtTheEnd.ts";
import styles from "./BackstageRoom.module.css";
import { useDesk, useEditorState } from "./desk.tsx";
import { nameOf } from "./flowElements.ts";

export function ConnectDialog({ outline }: { readonly outline: ProcessOutline }) {
  const { editor } = useDesk();
  const from = useEditorState((state) => state.connecting);
  const close = (): void => editor.setState({ connecting: null });
  if (from === null) return null;
  return <Choice key={from} outline={outline} from={from} onClose={close} />;
}

interface ChoiceProps {
  readonly outline: ProcessOutline;
  readonly from: string;
  readonly onClose: () => void;
}

function Choice({ outline, from, onClose }: ChoiceProps) {
  const { deeds } = useDesk();
  const [target, setTarget] = useState<string | null>(null);
  const [label, setLabel] = useState("");
  useLastWords([label]);
  const all = outline.lanes.flatMap(({ lane, nodes }) => nodes.map(({ node }) => ({ lane, node })));
  const source = all.find(({ node }) => node.id === from)?.node;
  const taken = new Set(outline.flows.filter((flow) => flow.from === from).map(({ to }) => to));
  const options = all
    .filter(({ node }) => node.id !== from && !taken.has(node.id))
    .map(({ lane, node }) => ({
      id: node.id,
      label: nameOf(node),
      detail: `${t(`backstage.${node.kind}`)} · ${lane.name}`,
    }));
  const connect = (): void => {
    if (target !== null && deeds.connect(from, target, label)) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      title={t("backstage.connectTitle", { from: source ? nameOf(source) : "" })}
      actions={
        <Button variant="primary" isDisabled={target === null} onPress={connect}>
          {t("backstage.connectDo")}
        </Button>
      }
    >
      {options.length === 0 ? (
        <p>{t("backstage.connectNone")}</p>
      ) : (
        <div className={styles.fields}>
          <Select
            label={t("backstage.connectTarget")}
            options={options}
            value={target}
            onChange={setTarget}
          />
          <TextField
            label={t("backstage.flowLabelPlain")}
            value={label}
            onChange={setLabel}
            maxLength={120}
            placeholder={t("backstage.flowLabelPlaceholder")}
            onEnter={connect}
          />
        </div>
      )}
    </Dialog>
  );
}
