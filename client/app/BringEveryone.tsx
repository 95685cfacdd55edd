// Owns: the facilitator's way to lead everyone to a room, by making it the phase of the workshop.

import { Flag } from "lucide-react";
import { useMemo } from "react";
import { parts } from "../i18n/en/parts.ts";
import { addWords, t } from "../i18n/t.ts";
import { useWorkshopState } from "../session/hooks.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./BringEveryone.module.css";
import { type Command, useCommands } from "./commands.ts";
import type { RoomName } from "./routes.ts";
import { useBringEveryone } from "./useBringEveryone.ts";

addWords({ parts });

/** For the facilitator: makes this room the phase of the workshop, and so leads everyone here. */
export function BringEveryone({ room }: { readonly room: RoomName }) {
  const bring = useBringEveryone();
  const { phase } = useWorkshopState();
  const isOffered = bring !== null && phase !== room;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `bring` is another function at each render, and does the same
  const commands = useMemo((): readonly Command[] => {
    const run = (): void => bring?.(room);
    return isOffered ? [{ id: "bring", label: t("shell.bringEveryone"), run }] : [];
  }, [isOffered, room]);
  useCommands("bring", commands);
  if (!bring) return null;
  if (phase === room) return <span className={styles.led}>{t("parts.everyoneIsHere")}</span>;
  return (
    <Button size="small" icon={<Flag />} className={styles.bring} onPress={() => bring(room)}>
      {t("shell.bringEveryone")}
    </Button>
  );
}
