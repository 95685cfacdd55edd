// Owns: the way between the rooms on a narrow screen, with what else does not fit there: appearance, undo, leading
// everyone along.

import { Flag, Menu as MenuIcon, Moon, Redo2, Sun, Undo2 } from "lucide-react";
import { useLocation } from "wouter";
import { t } from "../i18n/t.ts";
import { useMay, useSession, useUndo, useWorkshopState } from "../session/hooks.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, type MenuEntry } from "../ui/Menu.tsx";
import { useTheme } from "../ui/theme.ts";
import { useBringEveryone } from "./BringEveryone.tsx";
import styles from "./RoomLinks.module.css";
import { type RoomName, roomPath, rooms } from "./routes.ts";

type Choice = RoomName | "bring" | "undo" | "redo" | "theme";

export function RoomMenu({ room }: { readonly room: RoomName }) {
  const { id } = useSession();
  const { phase } = useWorkshopState();
  const { theme, setChoice } = useTheme();
  const undo = useUndo();
  const mayWrite = useMay({ write: "map" }).allowed;
  const bring = useBringEveryone();
  const [, navigate] = useLocation();
  const items: MenuEntry<Choice>[] = rooms.map((name, index) => ({
    id: name,
    label:
      name === phase ? t("shell.roomIsPhase", { room: t(`shell.${name}`) }) : t(`shell.${name}`),
    icon: <span className={styles.menuNumber}>{index + 1}</span>,
  }));
  if (bring && phase !== room) {
    items.push({ id: "bring", label: t("shell.bringEveryone"), icon: <Flag /> });
  }
  if (mayWrite) items.push(...undoEntries(undo));
  items.push({
    id: "theme",
    label: theme === "dark" ? t("shell.toLight") : t("shell.toDark"),
    icon: theme === "dark" ? <Sun /> : <Moon />,
  });
  const choose = (choice: Choice): void => {
    if (choice === "bring") bring?.(room);
    else if (choice === "undo") undo.doUndo();
    else if (choice === "redo") undo.doRedo();
    else if (choice === "theme") setChoice(theme === "dark" ? "light" : "dark");
    else navigate(roomPath(id, choice));
  };
  return (
    <Menu
      label={t("shell.roomMenu")}
      placement="bottom end"
      trigger={<IconButton label={t("shell.roomMenu")} icon={<MenuIcon />} />}
      items={items}
      onAction={choose}
    />
  );
}

function undoEntries({ undo, redo }: ReturnType<typeof useUndo>): MenuEntry<Choice>[] {
  const last = t("shell.undoLast");
  return [
    {
      id: "undo",
      icon: <Undo2 />,
      label: undo === null ? t("shell.undo") : t("shell.undoNamed", { what: undo || last }),
      disabledReason: undo === null ? t("shell.undoNothing") : undefined,
    },
    {
      id: "redo",
      icon: <Redo2 />,
      label: redo === null ? t("shell.redo") : t("shell.redoNamed", { what: redo || last }),
      disabledReason: redo === null ? t("shell.redoNothing") : undefined,
    },
  ];
}
