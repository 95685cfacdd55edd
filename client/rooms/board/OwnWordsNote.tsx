// What is to be known of others at a field on the board, beside it; where it stands is the field's to say. Rule MAP-424.
import { classNames } from "../../ui/classNames.ts";
import styles from "./OwnWordsNote.module.css";

interface OwnWordsNoteProps {
  /** By which the field is described. */
  readonly id: string;
  /** Empty: nothing is shown. */
  readonly words: string;
  readonly className: string | undefined;
}

export function OwnWordsNote({ id, words, className }: OwnWordsNoteProps) {
  if (words === "") return null;
  return (
    <p id={id} className={classNames(styles.note, className)} dir="auto">
      {words}
    </p>
  );
}
