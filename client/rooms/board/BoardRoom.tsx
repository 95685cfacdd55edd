// The board: all touchpoints of the workshop as cards on a canvas. Opens the board when it comes on screen, closes
// it when it goes, and puts its parts together.
import { Eye, Lock, StickyNote } from "lucide-react";
import { Suspense, useEffect, useLayoutEffect, useState } from "react";
import { isBoardLocked } from "../../../shared/model/workshop.ts";
import { afterFirstPicture } from "../../app/firstPicture.ts";
import { MissingRoom } from "../../app/MissingRoom.tsx";
import { useRoomLocation } from "../../app/routes.ts";
import { pictureIsComing } from "../../app/shown.ts";
import { board } from "../../i18n/en/board.ts";
import { addWords, t } from "../../i18n/t.ts";
import { useMap, useMay, useSession } from "../../session/hooks.ts";
import { classNames } from "../../ui/classNames.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { laterPart } from "../../ui/laterPart.ts";
import styles from "./BoardRoom.module.css";
import { type Board, openBoard } from "./board.ts";
import { BoardProvider, useBoard, useIsEmpty, useView } from "./boardHooks.ts";
import { openMeasuring } from "./measuring.ts";
import { Surface } from "./Surface.tsx";
import { TopBar } from "./TopBar.tsx";
import { boundsOfPath, cameraOn } from "./viewPaths.ts";

addWords({ board });

const OutlineView = laterPart(
  () => import("../../outline/OutlineView.tsx").then((m) => m.OutlineView),
  MissingRoom,
);
// What surrounds the cards comes after them.
const ZoomBar = afterFirstPicture(() => import("./ZoomBar.tsx").then((m) => m.ZoomBar));
const Details = afterFirstPicture(() => import("./Details.tsx").then((m) => m.Details));
const Duplicates = afterFirstPicture(() => import("./Duplicates.tsx").then((m) => m.Duplicates));
const Minimap = afterFirstPicture(() => import("./Minimap.tsx").then((m) => m.Minimap));
const ToolBar = afterFirstPicture(() => import("./ToolBar.tsx").then((m) => m.ToolBar));
const BoardOnPaper = afterFirstPicture(() =>
  import("./BoardOnPaper.tsx").then((m) => m.BoardOnPaper),
);
const Brought = afterFirstPicture(() => import("./Brought.tsx").then((m) => m.Brought));
const BackToCards = afterFirstPicture(() => import("./BackToCards.tsx").then((m) => m.BackToCards));
const AddButton = afterFirstPicture(() => import("./AddButton.tsx").then((m) => m.AddButton));
const UnlockButton = afterFirstPicture(() =>
  import("./UnlockButton.tsx").then((m) => m.UnlockButton),
);

export function BoardRoom() {
  const session = useSession();
  const { allowed } = useMay({ write: "map" });
  const isLocked = useMap(["workshop"], isBoardLocked);
  const [board, setBoard] = useState<Board | null>(null);
  // Before the room is drawn for the first time: drawn empty, it would cost a frame.
  useLayoutEffect(() => {
    const stands = pictureIsComing();
    const opened = openBoard(session, stands);
    setBoard(opened);
    session.presence.tell({ at: "board" });
    const stopMeasuring = import.meta.env.MODE === "bench" ? openMeasuring(opened) : undefined;
    return () => {
      stopMeasuring?.();
      opened.close();
      stands();
    };
  }, [session]);
  useLedView(board);
  const isOutlined = useRoomLocation().sub[0] === "outline";
  if (!board) return <div className={styles.room} />;
  return (
    <BoardProvider value={board}>
      <section className={styles.room} aria-label={t("board.title")}>
        <Suspense fallback={null}>
          <BoardOnPaper />
        </Suspense>
        <TopBar />
        {isOutlined ? (
          <Suspense fallback={null}>
            <OutlineView first="pool" />
          </Suspense>
        ) : null}
        <div className={classNames(styles.main, isOutlined && styles.behind)} inert={isOutlined}>
          <div className={styles.stage}>
            <Surface />
            <EmptyBoard />
            {allowed ? null : <ReadOnly />}
            {allowed && isLocked ? <Locked /> : null}
            <Suspense fallback={null}>
              <ToolBar />
              <Minimap />
              <ZoomBar />
              <BackToCards />
              <Brought />
            </Suspense>
          </div>
          <Suspense fallback={null}>
            <Details />
            <Duplicates />
          </Suspense>
        </div>
      </section>
    </BoardProvider>
  );
}

/** Goes where an address says what part of the board. */
function useLedView(board: Board | null): void {
  const { sub } = useRoomLocation();
  const part = sub[0] === "at" ? sub[1] : undefined;
  useEffect(() => {
    const bounds = part === undefined ? null : boundsOfPath(part);
    if (board && bounds) board.camera.set(cameraOn(bounds, board.size.get()));
  }, [board, part]);
}

function Locked() {
  return (
    <p className={styles.readOnly}>
      <Lock aria-hidden="true" />
      {t("board.locked")}
      <Suspense fallback={null}>
        <UnlockButton />
      </Suspense>
    </p>
  );
}

function EmptyBoard() {
  const board = useBoard();
  const isEmpty = useIsEmpty();
  const isEditing = useView((view) => view.editing !== null);
  if (!isEmpty || isEditing) return null;
  return (
    <div className={styles.empty}>
      <EmptyState
        title={t("board.emptyTitle")}
        text={board.mayWrite ? t("board.emptyText") : t("board.emptyReader")}
        picture={<StickyNote />}
        {...(board.mayWrite
          ? {
              actions: (
                <Suspense fallback={null}>
                  <AddButton variant="secondary" />
                </Suspense>
              ),
            }
          : {})}
      />
    </div>
  );
}

function ReadOnly() {
  const { role } = useSession();
  return (
    <p className={styles.readOnly}>
      <Eye aria-hidden="true" />
      {role === "contributor" ? t("board.readOnlyContributor") : t("board.readOnly")}
    </p>
  );
}
