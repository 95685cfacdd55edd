// Owns: the first page: what this is, one way to begin, and the ways back to what one has begun. Rules ACC-31, ACC-32, MAP-282.

import { Plus } from "lucide-react";
import { useEffect, useLayoutEffect } from "react";
import { keepKeyboardInPlace } from "../../app/lostKeyboard.ts";
import { endStandIn } from "../../app/shown.ts";
import { lobby } from "../../i18n/en/lobby.ts";
import { addWords, t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { FromFile } from "./FromFile.tsx";
import { KnownWorkshops } from "./KnownWorkshops.tsx";
import { Outcome } from "./Outcome.tsx";
import styles from "./Start.module.css";
import { StartPicture } from "./StartPicture.tsx";
import { Templates } from "./Templates.tsx";
import { useCreate } from "./useCreate.ts";

addWords({ lobby });

export function Start() {
  const creation = useCreate();
  // Whoever went back while a board was opening has left it.
  useLayoutEffect(endStandIn, []);
  useEffect(keepKeyboardInPlace, []);
  useEffect(() => {
    document.title = t("lobby.documentTitle");
  }, []);
  return (
    <main className={styles.page}>
      <header className={styles.hero}>
        <p className={styles.name}>{t("ui.productName")}</p>
        <h1 tabIndex={-1} className={styles.claim}>
          {t("lobby.claim")}
        </h1>
        <p className={styles.more}>{t("lobby.claimMore")}</p>
        <div className={styles.begin}>
          <Button
            variant="primary"
            size="large"
            icon={<Plus />}
            onPress={() => void creation.create({ template: "empty" })}
          >
            {t("lobby.create")}
          </Button>
          <p className={styles.hint}>{t("lobby.createHint")}</p>
        </div>
        <Outcome creation={creation} />
        <StartPicture />
      </header>
      <KnownWorkshops />
      <Templates />
      <FromFile />
    </main>
  );
}
