// Owns: what those see in the lobby who do not run the workshop: that they are right here, what will happen, and
// one optional thing to say of themselves. Rule ACC-34.

import { Link } from "wouter";
import { roomPath, useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { useSession, useWorkshopState } from "../../session/hooks.ts";
import shared from "./LobbyRoom.module.css";
import styles from "./Welcome.module.css";
import { YourDepartment } from "./YourDepartment.tsx";

export function Welcome() {
  const { mine, role } = useSession();
  const { phase } = useWorkshopState();
  const { workshopId } = useRoomLocation();
  return (
    <>
      <section className={styles.welcome} aria-labelledby="welcome">
        <h2 id="welcome" className={styles.title}>
          {t("lobby.welcome")}
        </h2>
        <p role="status">{phase === "lobby" ? t("lobby.welcomeWait") : t("lobby.welcomeGo")}</p>
        {phase === "lobby" && role !== "curator" ? <p>{t("lobby.welcomeLed")}</p> : null}
        {phase === "lobby" ? null : (
          <p>
            <Link href={roomPath(workshopId, phase)}>
              {t("lobby.welcomeGoTo", { room: t(`shell.${phase}`) })}
            </Link>
          </p>
        )}
      </section>
      <section className={shared.section} aria-labelledby="what">
        <h2 id="what" className={shared.heading}>
          {t("lobby.whatTitle")}
        </h2>
        <ol className={styles.steps}>
          <li>{t("lobby.whatBrainstorm")}</li>
          <li>{t("lobby.whatBoard")}</li>
          <li>{t("lobby.whatJourneys")}</li>
          <li>{t("lobby.whatFeel")}</li>
        </ol>
        {mine ? null : <p className={shared.text}>{t("lobby.whatViewer")}</p>}
      </section>
      {mine ? <YourDepartment /> : null}
    </>
  );
}
