// Takes files, dropped or chosen, and refuses by name those of another kind. It reads none of them.
import { FileUp } from "lucide-react";
import { DropZone, FileTrigger, Text } from "react-aria-components";
import { files } from "../i18n/en/files.ts";
import { addWords, t } from "../i18n/t.ts";
import { Button } from "./Button.tsx";
import styles from "./FileDrop.module.css";
import { toast } from "./toasts.ts";

addWords({ files });

export interface FileDropProps {
  /** What to bring: "A list of touchpoints". */
  readonly label: string;
  /** Endings with their dot: [".csv", ".bpmn"]; empty for any. */
  readonly accept: readonly string[];
  /** Never called with an empty list. */
  readonly onFiles: (files: readonly File[]) => void;
  readonly multiple?: boolean;
  readonly isDisabled?: boolean;
}

export function FileDrop({
  label,
  accept,
  onFiles,
  multiple = false,
  isDisabled = false,
}: FileDropProps) {
  const take = (files: readonly File[]) => {
    const { fitting, refused } = sortFiles(files, accept);
    const first = refused[0];
    if (first !== undefined) {
      const expected = { accept: accept.join(", ") };
      toast(
        refused.length === 1
          ? t("files.refused", { name: first.name, ...expected })
          : t("files.refusedMany", { count: refused.length, ...expected }),
        { tone: "caution", topic: "files.refused" },
      );
    }
    const [only] = fitting;
    if (only === undefined) return;
    if (!multiple && fitting.length > 1) {
      toast(t("files.onlyOne", { name: only.name }), { tone: "caution" });
    }
    onFiles(multiple ? fitting : [only]);
  };
  return (
    <DropZone
      className={styles.zone ?? ""}
      aria-label={multiple ? t("files.zoneMany") : t("files.zone")}
      isDisabled={isDisabled}
      onDrop={async ({ items }) => {
        const dropped = items.filter((item) => item.kind === "file");
        take(await Promise.all(dropped.map((item) => item.getFile())));
      }}
    >
      <FileUp aria-hidden="true" />
      <Text slot="label" className={styles.label ?? ""}>
        {label}
      </Text>
      <FileTrigger
        acceptedFileTypes={accept}
        allowsMultiple={multiple}
        onSelect={(files) => take([...(files ?? [])])}
      >
        <Button isDisabled={isDisabled}>
          {multiple ? t("files.chooseMany") : t("files.choose")}
        </Button>
      </FileTrigger>
      <span className={styles.hint}>
        {multiple ? t("files.hintMany") : t("files.hint")}
        {accept.length === 0 ? null : ` (${accept.join(", ")})`}
      </span>
    </DropZone>
  );
}

interface SortedFiles {
  readonly fitting: readonly File[];
  readonly refused: readonly File[];
}

/** Parts `files` by their ending, upper or lower case. */
export function sortFiles(files: readonly File[], accept: readonly string[]): SortedFiles {
  const fits = ({ name }: File) =>
    accept.length === 0 ||
    accept.some((ending) => name.toLowerCase().endsWith(ending.toLowerCase()));
  return { fitting: files.filter(fits), refused: files.filter((file) => !fits(file)) };
}
