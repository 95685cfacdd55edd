// The way into the command palette for pointers, and the sign that there is one.
import { Command } from "lucide-react";
import { t } from "../i18n/t.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { openPalette } from "./commands.ts";

export function PaletteButton() {
  return (
    <IconButton
      label={t("shell.palette")}
      icon={<Command />}
      shortcut="Ctrl+K"
      onPress={openPalette}
    />
  );
}
