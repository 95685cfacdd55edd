// Owns: the facilitator's way to lead everyone to a room, by making it the phase of the workshop.

import { Flag } from "lucide-react";
import { t } from "../i18n/t.ts";
import { useWorkshopState } from "../session/hooks.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./RoomLinks.module.css";
import type { RoomName } from "./routes.ts";
import { useBringEveryone } from "./useBringEveryone.ts";

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
