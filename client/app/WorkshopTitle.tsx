// Owns: the title of the workshop in the header, edited in place by those who may write the map.

import { Pencil } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { ok } from "../../shared/kit/result.ts";
import type { MapChange } from "../../shared/model/change.ts";
import { cleanText } from "../../shared/model/clean.ts";
import { t } from "../i18n/t.ts";
import { useEdit, useMap, useMay } from "../session/hooks.ts";
import { toast } from "../ui/toasts.ts";
import styles from "./Header.module.css";

const titleMax = 200;

export function WorkshopTitle() {
  const title = useMap(["workshop"], (map) => map.workshop.get("main")?.title ?? "");
  const { allowed } = useMay({ write: "map" });
  const [draft, setDraft] = useState<string | null>(null);
  const shown = title || t("shell.untitled");
  if (!allowed)
    return (
      <p className={styles.title} dir="auto">
        {shown}
      </p>
    );
  if (draft === null) {
    return (
      <button
        type="button"
        className={styles.titleButton}
        aria-label={t("shell.renameTitle", { title: shown })}
        onClick={() => setDraft(title)}
      >
        <span className={styles.titleText} dir="auto">
          {shown}
        </span>
        <Pencil aria-hidden="true" />
      </button>
    );
  }
  return <TitleField draft={draft} setDraft={setDraft} />;
}

interface TitleFieldProps {
  readonly draft: string;
  readonly setDraft: (draft: string | null) => void;
}

function TitleField({ draft, setDraft }: TitleFieldProps) {
  const edit = useEdit();
  const save = (): void => {
    setDraft(null);
    const title = cleanText(draft).slice(0, titleMax);
    const result = edit(t("shell.undoTitle"), (map) => ok(titleChanges(map.workshop, title)));
    if (!result.ok) toast(result.error.message, { tone: "danger" });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") save();
    if (event.key === "Escape") setDraft(null);
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed just now
      autoFocus
      className={styles.titleField}
      dir="auto"
      aria-label={t("shell.titleLabel")}
      maxLength={titleMax}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
      onKeyDown={onKeyDown}
    />
  );
}

/** An empty title is no title: the old one stays. */
function titleChanges(
  workshop: ReadonlyMap<string, { readonly title: string }>,
  title: string,
): readonly MapChange[] {
  const held = workshop.get("main");
  if (title === "" || held?.title === title) return [];
  return [{ op: held ? "update" : "create", table: "workshop", id: "main", values: { title } }];
}
