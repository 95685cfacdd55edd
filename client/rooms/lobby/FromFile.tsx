// Owns: a new workshop from the file of an exported one. Rule ACC-32.

import { t } from "../../i18n/t.ts";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { Outcome } from "./Outcome.tsx";
import styles from "./Start.module.css";
import { useCreate } from "./useCreate.ts";

export function FromFile() {
  const creation = useCreate();
  return (
    <section className={styles.section} aria-labelledby="from-file">
      <h2 id="from-file" className={styles.heading}>
        {t("lobby.fileTitle")}
      </h2>
      <p className={styles.sectionText}>{t("lobby.fileText")}</p>
      <FileDrop
        label={t("lobby.fileDrop")}
        accept={[".json"]}
        onFiles={([file]) => {
          if (file) void creation.createFrom(file);
        }}
      />
      <Outcome creation={creation} />
    </section>
  );
}
