// Owns: the dialog that exports: what, in which format, on which sheet, in which colours; the sheet as it will be, and how
// far the file has come. It is made in a worker. Rules EXP-80 to EXP-83.

import { ChevronLeft, ChevronRight, Copy, Download } from "lucide-react";
import { useMemo, useState } from "react";
import type { NamedPicture } from "../../../shared/export/pictureSetting.ts";
import { picturesIn } from "../../../shared/export/pictures.ts";
import { wordingOf } from "../../../shared/format/words.ts";
import { pngWidths } from "../../export/png.ts";
import { type RunJob, runJob } from "../../export/runJob.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { useTheme } from "../../ui/theme.ts";
import { toast } from "../../ui/toasts.ts";
import { ExportChoices } from "./ExportChoices.tsx";
import styles from "./ExportDialog.module.css";
import { choicesOf, chosenPictures, type ExportChoice } from "./exportChoice.ts";
import { useExportSource } from "./useExportSource.ts";
import { useMakeFile } from "./useMakeFile.ts";
import { type Preview, usePreview } from "./usePreview.ts";

export interface ExportDialogProps {
  readonly onClose: () => void;
  /** Another way of doing the work, for tests. */
  readonly run?: RunJob;
}

/** Open as long as it is on the screen. */
export function ExportDialog({ onClose, run = runJob }: ExportDialogProps) {
  const { theme } = useTheme();
  const source = useExportSource();
  const { pictures, title } = useMemo(() => {
    const { workshop, words, language } = source();
    const wording = wordingOf(words, language);
    const named = workshop.map.workshop.get("main")?.title || wording.say("untitledWorkshop");
    return { pictures: picturesIn(workshop, wording), title: named };
  }, [source]);
  const [choice, setChoice] = useState<ExportChoice>({
    format: "pdf",
    picture: null,
    sheet: "wide",
    palette: theme,
    size: "large",
  });
  const [picture] = chosenPictures(choice, pictures);
  const sheet = choicesOf(choice.format).sheet ? choice.sheet : "wide";
  const preview = usePreview(picture, sheet, choice.palette, source, run);
  const making = useMakeFile(pictures, title, source, run);
  const isMaking = making.part !== null;
  const firstSheet = async (): Promise<Blob> => {
    if (!picture) throw new Error("There is no picture to copy");
    const width = pngWidths.large;
    const { palette } = choice;
    const task = { kind: "png", of: picture.of, sheet, palette, width, at: 0 } as const;
    const answer = await run({ source: source(), task }).answer;
    const [bytes] = answer.kind === "pngs" ? answer.files : [];
    if (!bytes) throw new Error("The picture was drawn to nothing");
    return new Blob([bytes], { type: "image/png" });
  };
  return (
    <Dialog
      title={t("exporting.title")}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <>
          <Button
            icon={<Copy />}
            isDisabled={!(picture && preview.kind === "drawn") || isMaking}
            onPress={() => void copyPicture(firstSheet)}
          >
            {t("exporting.copy")}
          </Button>
          {isMaking ? (
            <Button onPress={making.cancel}>{t("exporting.cancel")}</Button>
          ) : (
            <Button variant="primary" icon={<Download />} onPress={() => making.start(choice)}>
              {t("exporting.make")}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.choices}>
          <ExportChoices choice={choice} pictures={pictures} onChange={setChoice} />
          {making.part === null ? (
            <p className={styles.promise}>{t("exporting.nobody")}</p>
          ) : (
            <ProgressBar label={t("exporting.making")} value={making.part} />
          )}
        </div>
        <PreviewPane preview={preview} picture={picture} key={`${choice.picture} ${sheet}`} />
      </div>
    </Dialog>
  );
}

function PreviewPane({
  preview,
  picture,
}: {
  readonly preview: Preview;
  readonly picture: NamedPicture | undefined;
}) {
  const [at, setAt] = useState(0);
  if (!picture) return <p className={styles.waiting}>{t("exporting.nothing")}</p>;
  if (preview.kind === "failed") {
    const why = preview.isOutOfReach ? t("exporting.previewOutOfReach") : t("exporting.noPreview");
    return <p className={styles.waiting}>{why}</p>;
  }
  if (preview.kind === "drawing") {
    return (
      <div className={styles.waiting}>
        <Spinner label={t("exporting.drawing")} showLabel />
      </div>
    );
  }
  const sheet = preview.sheets[Math.min(at, preview.sheets.length - 1)];
  if (!sheet) return <p className={styles.waiting}>{t("exporting.nothing")}</p>;
  const count = preview.sheets.length;
  return (
    <div className={styles.preview}>
      <img
        className={styles.sheet}
        alt={t("exporting.preview", { name: picture.name })}
        width={sheet.width}
        height={sheet.height}
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(sheet.svg)}`}
      />
      {count > 1 ? (
        <div className={styles.turn}>
          <IconButton
            label={t("exporting.previousSheet")}
            icon={<ChevronLeft />}
            isDisabled={at === 0}
            onPress={() => setAt(at - 1)}
          />
          <span>{t("exporting.sheetOf", { at: at + 1, count })}</span>
          <IconButton
            label={t("exporting.nextSheet")}
            icon={<ChevronRight />}
            isDisabled={at === count - 1}
            onPress={() => setAt(at + 1)}
          />
        </div>
      ) : null}
    </div>
  );
}

/** Plain http has no clipboard for pictures; that is told, not hidden. */
async function copyPicture(draw: () => Promise<Blob>): Promise<void> {
  if (typeof ClipboardItem === "undefined" || !navigator.clipboard?.write) {
    toast(t("exporting.notCopied"), { tone: "caution" });
    return;
  }
  try {
    // Given as a promise, since some browsers only take what began with the press itself.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": draw() })]);
    toast(t("exporting.copied"), { tone: "positive" });
  } catch {
    toast(t("exporting.notCopied"), { tone: "caution" });
  }
}
