// The way out of a locked board, beside the word that it is locked, for whoever may. [STA-59]
import { Button } from "../../ui/Button.tsx";
import styles from "./BoardRoom.module.css";
import { enterCards } from "./barKeys.ts";
import { boardDeeds } from "./boardDeeds.ts";
import { useBoard } from "./boardHooks.ts";

export function UnlockButton() {
  const board = useBoard();
  const unlock = boardDeeds(board).find(({ id }) => id === "lock");
  if (!unlock) return null;
  return (
    <Button
      size="small"
      className={styles.unlock}
      onPress={() => {
        unlock.run();
        enterCards();
      }}
    >
      {unlock.label}
    </Button>
  );
}
