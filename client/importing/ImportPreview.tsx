// Owns: the words that say what an import would bring and which lines are wrong, before it is done.

import { t } from "../i18n/t.ts";
import styles from "./ImportDialog.module.css";
import { countsToText, firstTexts, type previewImport } from "./planImport.ts";

const foundKeys = {
  lines: "importing.foundLines",
  csv: "importing.foundCsv",
  mermaid: "importing.foundMermaid",
  workshop: "importing.foundWorkshop",
} as const;

export function ImportPreview({
  preview,
}: {
  readonly preview: ReturnType<typeof previewImport> | null;
}) {
  return (
    <div className={styles.preview} role="status">
      <Found preview={preview} />
    </div>
  );
}

function Found({ preview }: { readonly preview: ReturnType<typeof previewImport> | null }) {
  if (!preview) return <p className={styles.hint}>{t("importing.nothingYet")}</p>;
  if (!preview.ok) return <p className={styles.refusal}>{preview.error.message}</p>;
  const { imported, problems, counts } = preview.value;
  return (
    <>
      <p>
        <strong>{t(foundKeys[imported.kind])}</strong>{" "}
        {counts ? countsToText(counts) : t("importing.workshopText")}
      </p>
      <First texts={firstTexts(imported)} />
      {problems.length > 0 ? (
        <>
          <p className={styles.hint}>{t("importing.problems", { count: problems.length })}</p>
          <ul className={styles.problems}>
            {problems.map(({ line, code, message }) => (
              <li key={`${line} ${code} ${message}`}>
                {t("importing.problemLine", { line, message })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function First({ texts }: { readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <p className={styles.hint}>
      {t("importing.first")}{" "}
      {texts.map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same text may come twice, and nothing of an entry is kept
        <bdi key={at} className={styles.first}>
          {text}
        </bdi>
      ))}
    </p>
  );
}
