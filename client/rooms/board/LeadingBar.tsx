// Says to whoever brings everybody to their view that they do, for as long as they do. Rule MAP-384.
import { Presentation } from "lucide-react";
import styles from "../../app/FollowBar.module.css";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { enterCards } from "./barKeys.ts";
import { useBoard, useView } from "./boardHooks.ts";

export function LeadingBar() {
  const board = useBoard();
  const isLeading = useView((view) => view.isLeading);
  if (!isLeading) return null;
  const stop = (): void => {
    board.view.setState({ isLeading: false });
    enterCards();
  };
  return (
    <aside className={styles.bar} aria-label={t("board.leading")}>
      <Presentation aria-hidden="true" className={styles.icon} />
      <span className={styles.words}>{t("board.leading")}</span>
      <Button size="small" onPress={stop}>
        {t("board.leadingEnd")}
      </Button>
    </aside>
  );
}
