// Says to whoever brings everybody to their view that they do, for as long as they do. Rules MAP-384, A11-203.
import { Presentation } from "lucide-react";
import { useEffect } from "react";
import styles from "../../app/FollowBar.module.css";
import { useFollowing } from "../../app/following.ts";
import { useLeader } from "../../app/useLeader.ts";
import { yieldLead } from "../../app/yielding.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { enterCards } from "./barKeys.ts";
import { useBoard, useView } from "./boardHooks.ts";

export function LeadingBar() {
  const isLeading = useView((view) => view.isLeading);
  return isLeading ? <Bar /> : null;
}

function Bar() {
  const board = useBoard();
  // Whom one follows, or who begins to lead, has a bar in the same place.
  const isFollowing = useFollowing(({ followed }) => followed !== null);
  const isLower = useLeader() === null && !isFollowing;
  useEffect(
    () => yieldLead(board.session, () => board.view.setState({ isLeading: false })),
    [board],
  );
  const stop = (): void => {
    board.view.setState({ isLeading: false });
    enterCards();
  };
  return (
    <aside className={styles.bar} data-above={!isLower} aria-label={t("board.leading")}>
      <Presentation aria-hidden="true" className={styles.icon} />
      <span className={styles.words}>{t("board.leading")}</span>
      <Button size="small" onPress={stop}>
        {t("board.leadingEnd")}
      </Button>
    </aside>
  );
}
