// The field for a group's name, where the name stands. What is written there by one who comes too late is said. Rules MAP-424,
// MAP-425, MAP-447, STA-85, STA-86.
import { type RefObject, useEffect, useId, useLayoutEffect, useRef } from "react";
import { groupNameMax } from "../../../shared/model/group.ts";
import { t } from "../../i18n/t.ts";
import { useBoard } from "./boardHooks.ts";
import { nameGroup } from "./commands.ts";
import styles from "./GroupNameField.module.css";
import { focusCards, ownPointer } from "./gestures.ts";
import { OwnWordsNote } from "./OwnWordsNote.tsx";
import { useMayTake } from "./useMayTake.ts";
import { useOwnWords } from "./useOwnWords.ts";

interface GroupNameFieldProps {
  readonly id: string;
  readonly name: string;
}

export function GroupNameField({ id, name }: GroupNameFieldProps) {
  const board = useBoard();
  const field = useRef<HTMLInputElement>(null);
  const noteId = useId();
  const own = useOwnWords(field, { table: "groups", id, field: "name" }, name);
  const { text, note, isOther } = own;
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  /** Gives whether the field has done its work. */
  const finish = (isTaken: boolean): boolean => {
    if (board.view.getState().renaming !== id) return true;
    const isWritten = isTaken && isOther;
    if (isWritten && !mayTake()) return false;
    const { made } = board.view.getState();
    board.view.setState({ renaming: null, made: null });
    if (!isWritten) return true;
    // Somebody else has dissolved the group meanwhile.
    if (!board.session.map.tables.groups.has(id)) return false;
    // The way back from somebody else's name leads to that name, not to before the group.
    return own.take(() => nameGroup(board, id, text, name === "" ? made : null));
  };
  const { mayTake, close } = useMayTake(field, isOther, finish);
  useHandOn(field);
  return (
    <div className={styles.place} {...{ [ownPointer]: "" }}>
      <OwnWordsNote id={noteId} words={note} className={styles.note} />
      <input
        ref={field}
        className={styles.field}
        aria-label={t("board.groupName")}
        {...(note === "" ? {} : { "aria-describedby": noteId })}
        value={text}
        maxLength={groupNameMax}
        dir="auto"
        placeholder={t("board.groupName")}
        onChange={(event) => own.write(event.target.value)}
        onBlur={() => {
          own.leave();
          finish(true);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") close(true);
          if (event.key === "Escape") close(false);
          event.stopPropagation();
        }}
      />
    </div>
  );
}

/** Somebody else may take the group away, and with it the field that has the keyboard: the cards have it then. */
function useHandOn(field: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { current } = field;
    const surface = current?.closest<HTMLElement>("[data-surface]");
    return () => {
      if (surface && document.activeElement === current) focusCards(surface);
    };
  }, [field]);
}
