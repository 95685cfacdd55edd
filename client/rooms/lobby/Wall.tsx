// Owns: the code for everybody in the room: small here, and as large as the screen on the wall. Rules ACC-30, A11-44.

import { Maximize } from "lucide-react";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { withOrigin } from "../../session/memory.ts";
import { useReachableOrigin } from "../../session/reachableOrigin.ts";
import { Button } from "../../ui/Button.tsx";
import { QrCode } from "../../ui/QrCode.tsx";
import shared from "./LobbyRoom.module.css";
import { useKnownLinks } from "./useLinks.ts";
import styles from "./Wall.module.css";
import { WallScreen } from "./WallScreen.tsx";

export function Wall() {
  const known = useKnownLinks().contributor;
  const { origin, kind } = useReachableOrigin();
  const [isShown, setShown] = useState(false);
  if (known === undefined || kind === "asking") return null;
  const link = withOrigin(known, origin);
  return (
    <section className={styles.wall} aria-labelledby="wall">
      <QrCode text={link} label={t("lobby.wallLabel")} className={styles.code} />
      <div className={styles.words}>
        <h2 id="wall" className={shared.heading}>
          {t("lobby.wallTitle")}
        </h2>
        <p className={shared.text}>{t("lobby.wallText")}</p>
        <p>
          <Button icon={<Maximize />} onPress={() => setShown(true)}>
            {t("lobby.wallOpen")}
          </Button>
        </p>
      </div>
      <WallScreen link={link} isOpen={isShown} onClose={() => setShown(false)} />
    </section>
  );
}
