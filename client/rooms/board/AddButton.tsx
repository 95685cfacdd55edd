// The button that begins a new card in the middle of the view.
import { Plus } from "lucide-react";
import { t } from "../../i18n/t.ts";
import { Button, type ButtonVariant } from "../../ui/Button.tsx";
import { useBoard } from "./boardHooks.ts";
import { addAtMiddle } from "./keys.ts";
import styles from "./TopBar.module.css";

export function AddButton({ variant }: { readonly variant: ButtonVariant }) {
  const board = useBoard();
  return (
    <Button
      variant={variant}
      icon={<Plus />}
      aria-label={t("board.add")}
      onPress={() => addAtMiddle(board)}
    >
      <span className={styles.wide}>{t("board.add")}</span>
      <span className={styles.narrow}>{t("board.addShort")}</span>
    </Button>
  );
}
