// The frames of groups, drawn behind the cards, and their names to read and to edit, above them: far out a name grows
// upwards out of its frame, over the cards that lie there. Rules MAP-250, STA-86.
import { type CSSProperties, useEffect, useRef, useState } from "react";
import { groupNameMax } from "../../../shared/model/group.ts";
import { t } from "../../i18n/t.ts";
import type { Board } from "./board.ts";
import { useBoard, useDrag, useFrames, useView } from "./boardHooks.ts";
import { nameGroup } from "./commands.ts";
import type { Frame } from "./frames.ts";
import styles from "./GroupFrames.module.css";
import { focusCards, ownPointer } from "./gestures.ts";
import { overtaking } from "./overtaking.ts";
import { useMayTake } from "./useMayTake.ts";

export function GroupFrames() {
  const frames = useFrames();
  return frames.map((frame) => <GroupFrame key={frame.id} frame={frame} />);
}

export function GroupNames() {
  const frames = useFrames();
  return frames.map((frame) => <GroupName key={frame.id} frame={frame} />);
}

interface FrameProps {
  readonly frame: Frame;
}

function GroupFrame({ frame }: FrameProps) {
  const style = useFrameStyle(frame);
  const isTarget = useView((view) => view.dropGroup === frame.id);
  return <div className={styles.frame} data-target={isTarget} style={style} />;
}

function GroupName({ frame }: FrameProps) {
  const { id, members } = frame;
  const board = useBoard();
  const style = useFrameStyle(frame);
  const isRenaming = useView((view) => view.renaming === id);
  const name = frame.name === "" ? t("board.groupUnnamed") : frame.name;
  return (
    <div className={styles.head} style={style}>
      {isRenaming ? (
        <NameField frame={frame} />
      ) : (
        <button
          type="button"
          className={styles.name}
          data-unnamed={frame.name === ""}
          disabled={!board.mayWrite}
          aria-label={t("board.groupLabel", { name, members: members.length })}
          onClick={() => board.view.setState({ renaming: id })}
        >
          <span className={styles.words} dir="auto">
            {name}
          </span>{" "}
          <span className={styles.count}>{members.length}</span>
        </button>
      )}
    </div>
  );
}

/** Where a frame stands. A group whose cards are all carried goes with them. */
function useFrameStyle({ bounds, members }: Frame): CSSProperties {
  const offset = useDrag((drag) =>
    drag && members.length > 0 && members.every((member) => drag.ids.has(member))
      ? `${drag.dx}px, ${drag.dy}px`
      : "0px, 0px",
  );
  return {
    transform: `translate(${offset}) translate(${bounds.left}px, ${bounds.top}px)`,
    width: bounds.right - bounds.left,
    height: bounds.bottom - bounds.top,
  };
}

function rename(board: Board, id: string, begun: string, name: string): void {
  const theirs = board.session.map.tables.groups.get(id)?.name ?? "";
  const place = { table: "groups", id, field: "name" } as const;
  overtaking(board, place, { begun, theirs }, () => nameGroup(board, id, name));
}

function NameField({ frame }: { readonly frame: Frame }) {
  const board = useBoard();
  // Others may name it meanwhile.
  const [begun] = useState(frame.name);
  const [name, setName] = useState(begun);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  const isOther = name !== begun;
  /** Gives whether the field has done its work. */
  const finish = (isTaken: boolean): boolean => {
    if (board.view.getState().renaming !== frame.id) return true;
    const isWritten = isTaken && isOther;
    if (isWritten && !mayTake()) return false;
    board.view.setState({ renaming: null });
    if (isWritten) rename(board, frame.id, begun, name);
    return true;
  };
  const mayTake = useMayTake(field, isOther, () => finish(true));
  const close = (isTaken: boolean) => {
    const surface = field.current?.closest<HTMLElement>("[data-surface]");
    if (finish(isTaken) && surface) focusCards(surface);
  };
  return (
    <input
      ref={field}
      className={styles.field}
      {...{ [ownPointer]: "" }}
      aria-label={t("board.groupName")}
      value={name}
      maxLength={groupNameMax}
      dir="auto"
      placeholder={t("board.groupName")}
      onChange={(event) => setName(event.target.value)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") close(true);
        if (event.key === "Escape") close(false);
        event.stopPropagation();
      }}
    />
  );
}
