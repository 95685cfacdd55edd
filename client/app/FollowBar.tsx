// Owns: going along with somebody who leads: contributors and viewers follow from the start, the others when they say so;
// whoever goes elsewhere by themselves is let go. Rule A11-111.

import { Presentation } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { t } from "../i18n/t.ts";
import { useSession } from "../session/hooks.ts";
import { announce } from "../ui/announcements.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./FollowBar.module.css";
import type { Leader } from "./useLeader.ts";

export function FollowBar({ leader }: { readonly leader: Leader }) {
  const { role } = useSession();
  const [path, navigate] = useLocation();
  const [isFollowing, setFollowing] = useState(role === "contributor" || role === "viewer");
  const led = useRef<string | null>(null);
  const name = leader.name || t("shell.somebody");
  useEffect(() => {
    if (!isFollowing) return;
    // Where they lead has not changed and yet we are elsewhere: we went by ourselves.
    if (led.current === leader.path && path !== leader.path) {
      led.current = null;
      setFollowing(false);
      return;
    }
    if (led.current === null) announce(t("shell.following", { name }));
    led.current = leader.path;
    if (path !== leader.path) navigate(leader.path, { replace: true });
  }, [isFollowing, leader.path, path, navigate, name]);
  return (
    <aside className={styles.bar} aria-label={t("shell.leading", { name })}>
      <Presentation aria-hidden="true" className={styles.icon} />
      <span className={styles.words}>{t("shell.leading", { name })}</span>
      <Button
        size="small"
        onPress={() => {
          led.current = null;
          setFollowing(!isFollowing);
        }}
      >
        {isFollowing ? t("shell.stopFollowing") : t("shell.follow")}
      </Button>
    </aside>
  );
}
