// Owns: the code for everybody in the room: small here, and as large as the screen on the wall. A browser that does not know
// the link, of somebody who prepared elsewhere, makes one. Rules ACC-30, ACC-47, ACC-58, A11-44.

import { QrCode as CodeIcon, Maximize } from "lucide-react";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { withOrigin } from "../../session/memory.ts";
import { useReachableOrigin } from "../../session/reachableOrigin.ts";
import { Button } from "../../ui/Button.tsx";
import { QrCode } from "../../ui/QrCode.tsx";
import { toast } from "../../ui/toasts.ts";
import shared from "./LobbyRoom.module.css";
import type { Links } from "./useLinks.ts";
import styles from "./Wall.module.css";
import { WallScreen } from "./WallScreen.tsx";

export function Wall({ links }: { readonly links: Links }) {
  const known = links.known.contributor;
  const { origin, kind } = useReachableOrigin();
  const [isShown, setShown] = useState(false);
  if (known === undefined || links.activeOf("contributor") === 0) {
    return <NoCode links={links} onMade={() => setShown(true)} />;
  }
  const isAsking = kind === "asking";
  const link = withOrigin(known, origin);
  return (
    <section className={styles.wall} aria-labelledby="wall">
      <QrCode text={isAsking ? null : link} label={t("lobby.wallLabel")} className={styles.code} />
      <div className={styles.words}>
        <h2 id="wall" className={shared.heading}>
          {t("lobby.wallTitle")}
        </h2>
        <p className={shared.text}>{t("lobby.wallText")}</p>
        <p>
          <Button icon={<Maximize />} isDisabled={isAsking} onPress={() => setShown(true)}>
            {t("lobby.wallOpen")}
          </Button>
        </p>
      </div>
      <WallScreen link={link} isOpen={isShown} onClose={() => setShown(false)} />
    </section>
  );
}

interface NoCodeProps {
  readonly links: Links;
  readonly onMade: () => void;
}

function NoCode({ links, onMade }: NoCodeProps) {
  const [isMaking, setMaking] = useState(false);
  const make = async (): Promise<void> => {
    setMaking(true);
    const made = await links.make("contributor");
    setMaking(false);
    if (made.ok) onMade();
    else toast(made.error.message, { tone: "danger" });
  };
  return (
    <section className={styles.noCode} aria-labelledby="wall">
      <h2 id="wall" className={shared.heading}>
        {t("lobby.wallTitle")}
      </h2>
      <p className={shared.text}>
        {t(links.activeOf("contributor") === 0 ? "lobby.wallNone" : "lobby.wallUnknown")}
      </p>
      <p>
        <Button icon={<CodeIcon />} isDisabled={isMaking} onPress={() => void make()}>
          {t("lobby.wallMake")}
        </Button>
      </p>
    </section>
  );
}
