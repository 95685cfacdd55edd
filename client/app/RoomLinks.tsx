// Owns: the way between the rooms on a wide screen, with the present phase marked, and where a round is open. Rule PHA-80.

import { Flag } from "lucide-react";
import { Link } from "wouter";
import { t } from "../i18n/t.ts";
import { useSession, useWorkshopState } from "../session/hooks.ts";
import { classNames } from "../ui/classNames.ts";
import styles from "./RoomLinks.module.css";
import { type RoomName, roomPath, rooms } from "./routes.ts";
import { useOpenRoom } from "./useFirstRoom.ts";

export function RoomLinks({ room }: { readonly room: RoomName }) {
  const { id } = useSession();
  const { phase } = useWorkshopState();
  const open = useOpenRoom();
  return (
    <nav aria-label={t("shell.rooms")} className={styles.nav}>
      <ol className={styles.list}>
        {rooms.map((name, index) => (
          <li key={name}>
            <Link
              href={roomPath(id, name)}
              aria-current={name === room ? "page" : undefined}
              className={classNames(styles.link, name === room && styles.here)}
            >
              <span className={styles.number} aria-hidden="true">
                {index + 1}
              </span>
              {t(`shell.${name}`)}
              {name === phase ? <PhaseSign /> : null}
              {name === open ? <OpenSign /> : null}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function PhaseSign() {
  return (
    <span className={styles.phase}>
      <Flag aria-hidden="true" />
      <span className={styles.words}>{t("shell.presentPhase")}</span>
    </span>
  );
}

function OpenSign() {
  return (
    <span className={styles.open}>
      <span className={styles.words}>{t("shell.openNow")}</span>
    </span>
  );
}
