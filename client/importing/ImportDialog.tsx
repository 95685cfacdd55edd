// Owns: the dialog that takes text or a file, shows what it would become and which lines are wrong, and imports
// it as one step of undo. Rules IMP-37, IMP-38, IMP-117, A11-147, A11-157, MAP-350, STA-74, STA-79 to STA-81.

import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import { tableColumns } from "../../shared/format/detect.ts";
import type { ColumnChoice } from "../../shared/format/touchpoint-columns.ts";
import { isBoardLocked } from "../../shared/model/workshop.ts";
import { importing } from "../i18n/en/importing.ts";
import { addWords, t } from "../i18n/t.ts";
import { useDevice } from "../session/device.tsx";
import { useMap, useSession } from "../session/hooks.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FileDrop } from "../ui/FileDrop.tsx";
import { toast } from "../ui/toasts.ts";
import { useLastWords } from "../ui/useAtTheEnd.ts";
import type { AskedImport, ImportText } from "./askedImport.ts";
import { ColumnField } from "./ColumnField.tsx";
import { EncodingField } from "./EncodingField.tsx";
import { useFileQueue } from "./fileQueue.ts";
import styles from "./ImportDialog.module.css";
import { ImportPreview } from "./ImportPreview.tsx";
import { isMended } from "./mended.ts";
import { type Preview, previewImport } from "./planImport.ts";
import { readAgain } from "./readFile.ts";
import { SourceField } from "./SourceField.tsx";
import { useBringing } from "./useBringing.ts";

addWords({ importing });

export interface ImportDialogProps {
  readonly onClose: () => void;
  /** What was dropped or pasted elsewhere. */
  readonly initial?: AskedImport;
}

export const importEndings = [".txt", ".csv", ".tsv", ".mmd", ".mermaid", ".md", ".json"] as const;

export function ImportDialog({ onClose, initial }: ImportDialogProps) {
  const session = useSession();
  const { source, take: takeSource, mend } = useSource(initial);
  const [chosen, setChosen] = useState<ColumnChoice | undefined>(undefined);
  const deferred = useDeferredValue(source);
  const columns = useMemo(() => tableColumns(deferred.text, deferred.fileName), [deferred]);
  // What one has chosen counts while one sees it, and can choose otherwise.
  const choice = columns && chosen && chosen.column < columns.names.length ? chosen : undefined;
  const preview = useMemo(
    () =>
      deferred.text.trim() === ""
        ? null
        : previewImport(deferred.text, deferred.fileName, session.map.tables, choice),
    [deferred, session, choice],
  );
  const bring = (next: ImportText): void => {
    takeSource(next);
    setChosen(undefined);
  };
  const type = (text: string): void => {
    if (isMended(source.text, text)) mend(text);
    else bring({ text, fileName: "" });
  };
  const isCurrent = deferred === source;
  const queue = useFileQueue(bring);
  useBegun(queue.add, initial?.files);
  const goOn = (): void => {
    if (queue.waiting.length > 0) queue.next(onClose);
    else onClose();
  };
  const { isPending, openWorkshop } = useOpenAsWorkshop(() => {
    const names = queue.waiting.map(({ name }) => name).join(", ");
    if (names !== "") toast(t("importing.leftOut", { names }), { tone: "caution" });
    onClose();
  });
  const bringInto = useBringing(queue.words !== "");
  const take = ({ imported, counts }: Preview): void => {
    if (imported.kind === "workshop") void openWorkshop(imported.json);
    else if (bringInto(imported, counts)) goOn();
  };
  // The button keeps the keyboard from one file to the next; at one that is refused the text has it, to be mended.
  const isBusy = isPending || queue.isReading || (queue.words !== "" && !isCurrent);
  const isRefused = queue.words !== "" && preview?.ok === false;
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isRefused) field.current?.focus();
  }, [isRefused]);
  const clear = (): void => {
    bring({ text: "", fileName: "" });
    field.current?.focus();
  };
  const isLocked = useMap(["workshop"], isBoardLocked);
  const isWorkshop = preview?.ok === true && preview.value.imported.kind === "workshop";
  return (
    <Dialog
      title={t("importing.title")}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <>
          <Button onPress={onClose}>{t("importing.cancel")}</Button>
          {queue.waiting.length > 0 ? <Button onPress={goOn}>{t("importing.skip")}</Button> : null}
          <Button
            variant="primary"
            isDisabled={!isBusy && !(preview?.ok && isCurrent)}
            isPending={isBusy}
            // A whole workshop is opened beside this one, whose board stays as it is.
            reason={isLocked && !isWorkshop ? t("importing.locked") : undefined}
            onPress={() => {
              if (preview?.ok) take(preview.value);
            }}
          >
            {isWorkshop ? t("importing.takeWorkshop") : t("importing.take")}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <p className={styles.introduction}>{t("importing.introduction")}</p>
        {queue.words === "" ? null : (
          <p className={styles.place} dir="auto">
            {queue.words}
          </p>
        )}
        <SourceField text={source.text} inputRef={field} onType={type} onClear={clear} />
        {source.guessed ? (
          <EncodingField
            encoding={source.guessed.encoding}
            onChoice={(encoding) => takeSource(readAgain(source, encoding))}
          />
        ) : null}
        {columns ? <ColumnField columns={columns} choice={choice} onChoice={setChosen} /> : null}
        <ImportPreview preview={preview} />
        <FileDrop
          label={t("importing.files")}
          accept={importEndings}
          multiple
          isDisabled={queue.isReading}
          onFiles={queue.add}
        />
      </div>
    </Dialog>
  );
}

/** The text to import. What came in a file is not lost with the workshop as long as nothing in it was changed. */
function useSource(initial: ImportText = { text: "", fileName: "" }) {
  const [brought, setBrought] = useState(initial);
  const [source, setSource] = useState(initial);
  useLastWords([source.text], [brought.fileName === "" ? "" : brought.text]);
  return {
    source,
    take: (next: ImportText): void => {
      setBrought(next);
      setSource(next);
    },
    // What was mended by hand is not read anew.
    mend: (text: string): void => setSource({ text, fileName: source.fileName }),
  };
}

/** Takes what the dialog was opened with, once. */
function useBegun(add: (files: readonly File[]) => void, files: readonly File[] | undefined): void {
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current || !files) return;
    hasBegun.current = true;
    add(files);
  }, [add, files]);
}

// A whole workshop is never merged into this one: it is opened beside it.
function useOpenAsWorkshop(onClose: () => void) {
  const { api, memory } = useDevice();
  const [, navigate] = useLocation();
  const [isPending, setPending] = useState(false);
  const openWorkshop = async (json: { readonly [key: string]: unknown }): Promise<void> => {
    setPending(true);
    const created = await api.create({ import: json });
    setPending(false);
    if (!created.ok) {
      toast(created.error.message, { tone: "danger" });
      return;
    }
    memory.rememberCreated(created.value, titleOf(json));
    onClose();
    navigate(`/w/${created.value.id}`);
  };
  return { isPending, openWorkshop };
}

function titleOf(json: { readonly [key: string]: unknown }): string {
  return typeof json.title === "string" ? json.title.slice(0, 200) : "";
}
