// Owns: going along with somebody who leads: contributors and viewers follow from the start, the others when they say so;
// whoever goes elsewhere by themselves is let go. Rule A11-111.

import { Presentation } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { t } from "../i18n/t.ts";
import { useSession } from "../session/hooks.ts";
import { announce } from "../ui/announcements.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./FollowBar.module.css";
import { useGoAlong } from "./goAlong.ts";
import type { Leader } from "./useLeader.ts";

export function FollowBar({ leader }: { readonly leader: Leader }) {
  const { role } = useSession();
  const [isFollowing, setFollowing] = useState(role === "contributor" || role === "viewer");
  const name = leader.name || t("shell.somebody");
  useGoAlong(
    isFollowing ? leader.path : null,
    useCallback(() => setFollowing(false), []),
  );
  useEffect(() => {
    if (isFollowing) announce(t("shell.following", { name }));
  }, [isFollowing, name]);
  return (
    <aside className={styles.bar} data-follow-bar="" aria-label={t("shell.leading", { name })}>
      <Presentation aria-hidden="true" className={styles.icon} />
      <span className={styles.words}>{t("shell.leading", { name })}</span>
      <Button size="small" onPress={() => setFollowing(!isFollowing)}>
        {isFollowing ? t("shell.stopFollowing") : t("shell.follow")}
      </Button>
    </aside>
  );
}
