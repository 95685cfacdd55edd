// Owns: going along with one person by one's own choice: a frame in their colour and a bar that says so, until one moves
// by oneself, presses Escape, or they are gone. Rules A11-115, A11-116, A11-206, A11-208.

import { Eye } from "lucide-react";
import { useEffect } from "react";
import { people } from "../i18n/en/people.ts";
import { addWords, t } from "../i18n/t.ts";
import { usePresence, useSession } from "../session/hooks.ts";
import type { Person } from "../session/session.ts";
import { announce } from "../ui/announcements.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./FollowBar.module.css";
import { isAlone, stopFollowing } from "./following.ts";
import { useGoAlong } from "./goAlong.ts";
import { isTyping } from "./keyTable.ts";
import { readPath } from "./routes.ts";
import { useFollowed } from "./useFollowed.ts";

addWords({ people });

export function FollowedBar({ id }: { readonly id: number }) {
  const { id: workshopId } = useSession();
  const followed = useFollowed(id, stopFollowing);
  const presence = usePresence();
  useEffect(() => {
    presence.tell({ following: id });
    return () => presence.tell({ following: null });
  }, [presence, id]);
  useGoAlong(followed ? pathOf(followed.person, workshopId) : null, stopFollowing);
  useEscape(stopFollowing);
  return followed ? <Bar {...followed} /> : null;
}

interface BarProps {
  readonly person: Person;
  readonly isAwaited: boolean;
}

function Bar({ person: { name, color, at }, isAwaited }: BarProps) {
  useEffect(() => {
    announce(t("people.followingPerson", { name }));
    return () => announce(t("people.followingEnded", { name }));
  }, [name]);
  // That they are here again is heard by what happens.
  useEffect(() => {
    if (isAwaited) announce(t("people.followedAwaited", { name }));
  }, [isAwaited, name]);
  const words = isAwaited
    ? t("people.followedAwaited", { name })
    : t(isAlone(at) ? "people.followedAlone" : "people.followingNow", { name });
  return (
    <>
      <div
        className={styles.frame}
        style={{ borderColor: `var(--cat-${color})` }}
        aria-hidden="true"
      />
      <aside className={styles.bar} aria-label={t("people.followingNow", { name })}>
        <Eye aria-hidden="true" className={styles.icon} />
        <span className={styles.words}>{words}</span>
        <Button size="small" onPress={stopFollowing}>
          {t("people.stopFollowing")}
        </Button>
      </aside>
    </>
  );
}

/** Where they are, or `null` where they have not said or nobody is followed to. */
function pathOf({ view }: Person, workshopId: string): string | null {
  const path = `/w/${workshopId}/${view}`;
  const room = view === "" ? null : readPath(path)?.room;
  return room && !isAlone(room) ? path : null;
}

/** Hears Escape before the room does, but leaves it to fields and to whatever lies in front of the room. */
function useEscape(run: () => void): void {
  useEffect(() => {
    const press = ({ key, target, isComposing }: KeyboardEvent): void => {
      if (key !== "Escape" || isComposing || isTyping(target)) return;
      const front = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
      if (target instanceof Element && target.closest(front)) return;
      run();
    };
    window.addEventListener("keydown", press, true);
    return () => window.removeEventListener("keydown", press, true);
  }, [run]);
}
