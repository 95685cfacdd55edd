// Owns: going along with somebody who leads: contributors and viewers follow from the start, the others when they say so;
// whoever goes elsewhere by themselves is let go. Rule A11-111.

import { Presentation } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { people } from "../i18n/en/people.ts";
import { addWords, t } from "../i18n/t.ts";
import { useSession } from "../session/hooks.ts";
import { announce } from "../ui/announcements.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./FollowBar.module.css";
import { useFollowing } from "./following.ts";
import { useGoAlong } from "./goAlong.ts";
import { readPath } from "./routes.ts";
import type { Leader } from "./useLeader.ts";

addWords({ people });

export function FollowBar({ leader }: { readonly leader: Leader }) {
  const { role } = useSession();
  const { id } = leader;
  const isLed = role === "contributor" || role === "viewer";
  const { left, joined } = useFollowing.getState();
  const isLeft = left === id;
  const [isFollowing, setFollowing] = useState(isLed ? !isLeft : joined === id);
  const [leaderId, setLeaderId] = useState(id);
  // Somebody else has taken the lead: whoever let the one before go has not let them go.
  if (leaderId !== id) {
    setLeaderId(id);
    setFollowing((isLed || isFollowing) && !isLeft);
  }
  const become = useCallback(
    (next: boolean): void => {
      setFollowing(next);
      useFollowing.setState(next ? { left: null } : { left: id, joined: null });
    },
    [id],
  );
  const name = leader.name || t("people.somebody");
  useGoAlong(
    isFollowing ? leader.path : null,
    useCallback(() => become(false), [become]),
  );
  useEffect(() => {
    if (isFollowing) announce(t("people.following", { name }));
  }, [isFollowing, name]);
  // Also where somebody else has taken the lead.
  useEffect(() => {
    if (isFollowing && !isLed) useFollowing.setState({ joined: id });
  }, [isFollowing, isLed, id]);
  const room = readPath(leader.path)?.room ?? "present";
  const words =
    room === "present"
      ? t("people.leading", { name })
      : t("people.leadingAt", { name, room: t(`shell.${room}`) });
  return (
    <aside className={styles.bar} data-follow-bar="" aria-label={words}>
      <Presentation aria-hidden="true" className={styles.icon} />
      <span className={styles.words}>{words}</span>
      <Button size="small" onPress={() => become(!isFollowing)}>
        {isFollowing ? t("people.stopFollowing") : t("people.follow")}
      </Button>
    </aside>
  );
}
