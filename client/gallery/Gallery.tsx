// Every part of client/ui in every state, to be looked at in both themes and every width. Development only.
import { t } from "../i18n/t.ts";
import { Announcer } from "../ui/Announcer.tsx";
import { SegmentedControl } from "../ui/SegmentedControl.tsx";
import { Toasts } from "../ui/Toasts.tsx";
import { type ThemeChoice, useTheme } from "../ui/theme.ts";
import { ButtonsSection } from "./ButtonsSection.tsx";
import { ColoursSection } from "./ColoursSection.tsx";
import { FieldsSection } from "./FieldsSection.tsx";
import styles from "./Gallery.module.css";
import { MarksSection } from "./MarksSection.tsx";
import { MessagesSection } from "./MessagesSection.tsx";
import { RoundsSection } from "./RoundsSection.tsx";
import { StatesSection } from "./StatesSection.tsx";

export function Gallery() {
  const { choice, setChoice } = useTheme();
  return (
    <>
      <main className={styles.page}>
        <header className={styles.head}>
          <h1>Waymark, part by part</h1>
          <SegmentedControl<ThemeChoice>
            label={t("parts.themeLabel")}
            value={choice}
            onChange={setChoice}
            options={[
              { id: "light", label: t("parts.themeLight") },
              { id: "dark", label: t("parts.themeDark") },
              { id: "system", label: t("parts.themeSystem") },
            ]}
          />
        </header>
        <ColoursSection />
        <ButtonsSection />
        <FieldsSection />
        <MarksSection />
        <MessagesSection />
        <StatesSection />
        <RoundsSection />
      </main>
      <Toasts />
      <Announcer />
    </>
  );
}
