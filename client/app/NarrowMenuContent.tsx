// Owns: what the header of a phone keeps behind one button: the rooms, who is here and one's name, appearance, and for
// those who may, undo and leading everyone along. Plain elements only, as the button.

import { useEffect } from "react";
import { Link } from "wouter";
import { parts } from "../i18n/en/parts.ts";
import { addWords, t } from "../i18n/t.ts";
import { useHeadCount, useMay, useSession, useUndo, useWorkshopState } from "../session/hooks.ts";
import { classNames } from "../ui/classNames.ts";
import { useTheme } from "../ui/theme.ts";
import { openPalette } from "./commands.ts";
import styles from "./NarrowMenu.module.css";
import { OwnNamePlain } from "./OwnNamePlain.tsx";
import { type RoomName, roomPath, rooms } from "./routes.ts";
import { doOrSay } from "./saidUndo.ts";
import { useBringEveryone } from "./useBringEveryone.ts";
import { useOpenRoom } from "./useFirstRoom.ts";

addWords({ parts });

export interface NarrowMenuContentProps {
  readonly room: RoomName;
  /** To where one goes on, by what was chosen. */
  readonly close: () => void;
  /** Back to the button. */
  readonly leave: () => void;
}

export function NarrowMenuContent({ room, close, leave }: NarrowMenuContentProps) {
  const { id } = useSession();
  const { phase } = useWorkshopState();
  const open = useOpenRoom();
  const count = useHeadCount();
  const { theme, setChoice } = useTheme();
  useEscape(leave);
  return (
    <>
      <nav aria-label={t("shell.rooms")}>
        <ol>
          {rooms.map((name, index) => (
            <li key={name}>
              <Link
                href={roomPath(id, name)}
                onClick={close}
                aria-current={name === room ? "page" : undefined}
                className={classNames(styles.item, name === room && styles.here)}
              >
                <span className={styles.number} aria-hidden="true">
                  {index + 1}
                </span>
                {roomWords(name, name === phase, name === open)}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <div className={styles.part}>
        <button
          type="button"
          className={styles.item}
          onClick={() => {
            close();
            openPalette();
          }}
        >
          {t("shell.palette")}
        </button>
        <Deeds room={room} close={close} />
        <button
          type="button"
          className={styles.item}
          onClick={() => setChoice(theme === "dark" ? "light" : "dark")}
        >
          {theme === "dark" ? t("parts.toLight") : t("parts.toDark")}
        </button>
      </div>
      <div className={styles.part}>
        <p className={styles.count}>{t("shell.people", { count })}</p>
        <OwnNamePlain />
      </div>
    </>
  );
}

function roomWords(name: RoomName, isPhase: boolean, isOpen: boolean): string {
  const room = t(`shell.${name}`);
  if (isPhase) return t(isOpen ? "parts.roomIsPhaseOpen" : "parts.roomIsPhase", { room });
  return isOpen ? t("parts.roomIsOpen", { room }) : room;
}

/** Wherever the focus is, unless something in front of the menu takes the key. */
function useEscape(leave: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing) leave();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [leave]);
}

/** What only some may do. */
function Deeds({ room, close }: Pick<NarrowMenuContentProps, "room" | "close">) {
  const { phase } = useWorkshopState();
  const { undo, redo, doUndo, doRedo } = useUndo();
  const mayWrite = useMay({ write: "map" }).allowed;
  const bring = useBringEveryone();
  const last = t("parts.undoLast");
  const then = (run: () => void) => () => {
    run();
    close();
  };
  return (
    <>
      {bring && phase !== room ? (
        <button type="button" className={styles.item} onClick={then(() => bring(room))}>
          {t("shell.bringEveryone")}
        </button>
      ) : null}
      {mayWrite && undo !== null ? (
        <button type="button" className={styles.item} onClick={then(() => doOrSay(doUndo))}>
          {t("parts.undoNamed", { what: undo || last })}
        </button>
      ) : null}
      {mayWrite && redo !== null ? (
        <button type="button" className={styles.item} onClick={then(() => doOrSay(doRedo))}>
          {t("parts.redoNamed", { what: redo || last })}
        </button>
      ) : null}
    </>
  );
}
