// Owns: the way between the rooms on a wide screen, with the present phase marked, and leading everyone along.

import { Flag } from "lucide-react";
import { Link } from "wouter";
import { t } from "../i18n/t.ts";
import { useAct, useMay, useSession, useWorkshopState } from "../session/hooks.ts";
import { Button } from "../ui/Button.tsx";
import { classNames } from "../ui/classNames.ts";
import { toast } from "../ui/toasts.ts";
import styles from "./RoomLinks.module.css";
import { type RoomName, roomPath, rooms } from "./routes.ts";

export function RoomLinks({ room }: { readonly room: RoomName }) {
  const { id } = useSession();
  const { phase } = useWorkshopState();
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
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** For the facilitator: makes this room the phase of the workshop, and so leads everyone here. */
export function BringEveryone({ room }: { readonly room: RoomName }) {
  const bring = useBringEveryone();
  const { phase } = useWorkshopState();
  if (!bring) return null;
  if (phase === room) return <span className={styles.led}>{t("shell.everyoneIsHere")}</span>;
  return (
    <Button size="small" icon={<Flag />} onPress={() => bring(room)}>
      {t("shell.bringEveryone")}
    </Button>
  );
}

/** Leads everyone to a room and says so; `null` for those who may not. */
export function useBringEveryone(): ((room: RoomName) => void) | null {
  const act = useAct();
  const { allowed } = useMay({ act: "setPhase" });
  if (!allowed) return null;
  return (room) => {
    void act({ type: "setPhase", phase: room }).then((answer) => {
      if (answer.ok) toast(t("shell.broughtEveryone", { room: t(`shell.${room}`) }));
      else toast(answer.refusal.message, { tone: "danger" });
    });
  };
}

function PhaseSign() {
  return (
    <span className={styles.phase}>
      <Flag aria-hidden="true" />
      <span className={styles.phaseWords}>{t("shell.presentPhase")}</span>
    </span>
  );
}
