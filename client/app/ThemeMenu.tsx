// Owns: the choice between light, dark and as the system.

import { Check, SunMoon } from "lucide-react";
import { parts } from "../i18n/en/parts.ts";
import { addWords, t } from "../i18n/t.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { type ThemeChoice, useTheme } from "../ui/theme.ts";

addWords({ parts });

export function ThemeMenu() {
  const { choice, setChoice } = useTheme();
  const entry = (id: ThemeChoice, label: string) => ({
    id,
    label,
    ...(choice === id ? { icon: <Check /> } : {}),
  });
  return (
    <Menu
      label={t("parts.themeLabel")}
      placement="bottom end"
      trigger={<IconButton label={t("parts.themeLabel")} icon={<SunMoon />} />}
      items={[
        entry("light", t("parts.themeLight")),
        entry("dark", t("parts.themeDark")),
        entry("system", t("parts.themeSystem")),
      ]}
      onAction={setChoice}
    />
  );
}
