// The frames of groups, drawn behind the cards, and their names to read and to edit, above them: far out a name grows
// upwards out of its frame, over the cards that lie there, but not over the next name. Rules MAP-250, MAP-467.
import { type CSSProperties, Suspense } from "react";
import { readyPart } from "../../app/firstPicture.ts";
import { t } from "../../i18n/t.ts";
import { useBoard, useDrag, useFrames, useView } from "./boardHooks.ts";
import { type Frame, nameRoom } from "./frames.ts";
import styles from "./GroupFrames.module.css";

// Here with the key that makes a group: what is typed right after is its name.
const GroupNameField = readyPart(
  () => import("./GroupNameField.tsx").then((m) => m.GroupNameField),
  () => null,
);

export function GroupFrames() {
  const frames = useFrames();
  return frames.map((frame) => <GroupFrame key={frame.id} frame={frame} />);
}

export function GroupNames() {
  const frames = useFrames();
  return frames.map((frame) => (
    <GroupName key={frame.id} frame={frame} room={nameRoom(frame, frames)} />
  ));
}

interface FrameProps {
  readonly frame: Frame;
}

function GroupFrame({ frame }: FrameProps) {
  const style = useFrameStyle(frame);
  return <div className={styles.frame} data-target={useIsTarget(frame)} style={style} />;
}

interface NameProps extends FrameProps {
  /** See `nameRoom`. */
  readonly room: number;
}

function GroupName({ frame, room }: NameProps) {
  const { id, members } = frame;
  const board = useBoard();
  const style: CSSProperties = {
    ...useFrameStyle(frame),
    ...(Number.isFinite(room) ? { "--room": `${room}px` } : {}),
  };
  const isRenaming = useView((view) => view.renaming === id);
  const name = frame.name === "" ? t("board.groupUnnamed") : frame.name;
  return (
    <div className={styles.head} data-target={useIsTarget(frame)} style={style}>
      {isRenaming ? (
        <Suspense fallback={null}>
          <GroupNameField id={id} name={frame.name} />
        </Suspense>
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

/** Whether what is carried would go into this group. */
function useIsTarget({ id }: Frame): boolean {
  return useView((view) => view.dropGroup === id);
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
