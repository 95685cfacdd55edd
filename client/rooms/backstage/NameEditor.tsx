// The field in which a node is named on the map. Enter and leaving it keep the name, Escape lets it go; then the focus
// goes back to the node. [A11-50]
import { type KeyboardEvent, useRef, useState } from "react";
import type { ProcessNode } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { classNames } from "../../ui/classNames.ts";
import { useDesk } from "./desk.tsx";
import styles from "./StepNodeShape.module.css";

const nameMax = 280;

export function NameEditor({ node }: { readonly node: ProcessNode }) {
  const { editor, deeds } = useDesk();
  const [name, setName] = useState(node.name);
  const isDone = useRef(false);
  const finish = (keep: boolean, field: HTMLElement, returns: boolean): void => {
    if (isDone.current) return;
    isDone.current = true;
    const box = field.closest<HTMLElement>(".react-flow__node");
    if (keep && name.trim() !== node.name) deeds.describe([node.id], { name });
    editor.setState({ renaming: null });
    if (returns) box?.focus();
  };
  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    event.stopPropagation();
    const { key, shiftKey, currentTarget } = event;
    if (key === "Escape" || (key === "Enter" && !shiftKey) || key === "Tab") event.preventDefault();
    else return;
    finish(key !== "Escape", currentTarget, true);
    if (key === "Tab" && !shiftKey) deeds.addAfter(node.id, "task");
  };
  return (
    <textarea
      // biome-ignore lint/a11y/noAutofocus: asked for by pressing Enter on the node or by adding it.
      autoFocus
      rows={2}
      maxLength={nameMax}
      aria-label={t("backstage.nodeName")}
      placeholder={t(`backstage.${node.kind}`)}
      className={classNames(styles.editor, "nodrag", "nopan", "nowheel")}
      value={name}
      onChange={(event) => setName(event.target.value)}
      onFocus={(event) => event.target.select()}
      onKeyDown={keyDown}
      onBlur={(event) => finish(true, event.target, false)}
    />
  );
}
