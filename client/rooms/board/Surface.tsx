// The surface of the board: its layers from the ground up, and the hands on it. What changes in every frame is
// `stage.ts`'s; here is only what stands in the page.
import {
  type KeyboardEvent,
  type RefObject,
  Suspense,
  useEffect,
  useLayoutEffect,
  useRef,
} from "react";
import { afterFirstPicture } from "../../app/firstPicture.ts";
import { t } from "../../i18n/t.ts";
import { visuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { useBoard, useIsEmpty, useView } from "./boardHooks.ts";
import { Cards } from "./Cards.tsx";
import { GroupFrames, GroupNames } from "./GroupFrames.tsx";
import { focusCards, followPointers } from "./gestures.ts";
import { pressKey } from "./keys.ts";
import { followReveals } from "./reveal.ts";
import { SignSources } from "./SignSources.tsx";
import styles from "./Surface.module.css";
import { openStage } from "./stage.ts";

const CardEditor = afterFirstPicture(() => import("./CardEditor.tsx").then((m) => m.CardEditor));
const CardMenu = afterFirstPicture(() => import("./CardMenu.tsx").then((m) => m.CardMenu));
const SelectionBar = afterFirstPicture(() =>
  import("./SelectionBar.tsx").then((m) => m.SelectionBar),
);

export function Surface() {
  const board = useBoard();
  const gesture = useView((view) => view.gesture);
  const surface = useRef<HTMLDivElement>(null);
  const frames = useRef<HTMLDivElement>(null);
  const cards = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLDivElement>(null);
  const over = useRef<HTMLDivElement>(null);
  const cardCanvas = useRef<HTMLCanvasElement>(null);
  const peopleCanvas = useRef<HTMLCanvasElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const signs = useRef<HTMLDivElement>(null);
  const isEmpty = useIsEmpty();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the layer of cards is another one once there are cards
  useLayoutEffect(() => {
    const [onto, under, above] = [surface.current, frames.current, over.current];
    if (
      !onto ||
      !under ||
      !above ||
      !cardCanvas.current ||
      !peopleCanvas.current ||
      !bar.current ||
      !signs.current
    ) {
      return;
    }
    return openStage(board, {
      surface: onto,
      worlds: [under, above],
      cards: cards.current,
      ground: ground.current,
      cardCanvas: cardCanvas.current,
      peopleCanvas: peopleCanvas.current,
      bar: bar.current,
      signs: signs.current,
    });
  }, [board, isEmpty]);
  // Before the picture that shows it: a press may come with the next event. Rule STA-89.
  useLayoutEffect(
    () => (surface.current ? followPointers(surface.current, board) : undefined),
    [board],
  );
  useEffect(() => followReveals(board), [board]);
  const whileEmpty = useEmptyKeys(surface);

  return (
    <div className={styles.hold}>
      <div
        ref={surface}
        data-surface=""
        data-gesture={gesture}
        className={styles.surface}
        onPointerDownCapture={() => markPressed(surface.current, true)}
        onKeyDownCapture={() => markPressed(surface.current, false)}
        {...whileEmpty}
      >
        <p id="board-keys" className={visuallyHidden}>
          {t("board.keysHint")}
        </p>
        <div ref={frames} className={styles.world}>
          <GroupFrames />
        </div>
        <canvas ref={cardCanvas} className={styles.canvas} />
        {isEmpty ? null : <Cards world={cards} ground={ground} />}
        <div ref={over} className={styles.world}>
          <GroupNames />
          <Box />
          <LassoLine />
          <Suspense fallback={null}>
            <CardEditor />
          </Suspense>
        </div>
        <canvas ref={peopleCanvas} className={styles.canvas} />
        <div ref={signs} hidden>
          <SignSources />
        </div>
      </div>
      <div ref={bar} className={styles.bar} data-hidden="true">
        <Suspense fallback={null}>
          <SelectionBar />
        </Suspense>
      </div>
      <Suspense fallback={null}>
        <CardMenu />
      </Suspense>
    </div>
  );
}

/** A browser takes the keyboard's coming by a first press for one by keys, and would frame the board. Rule A11-172. */
function markPressed(surface: HTMLElement | null, isPressed: boolean): void {
  if (surface && surface.hasAttribute("data-pressed") !== isPressed)
    surface.toggleAttribute("data-pressed", isPressed);
}

function Box() {
  const box = useView((view) => view.box);
  if (!box) return null;
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  return (
    <div
      className={styles.box}
      style={{ transform: `translate(${box.left}px, ${box.top}px)`, width, height }}
    />
  );
}

function LassoLine() {
  const line = useView((view) => view.lasso);
  if (!line || line.length < 2) return null;
  return (
    <svg className={styles.lasso} aria-hidden="true">
      <polygon points={line.map(({ x, y }) => `${x},${y}`).join(" ")} />
    </svg>
  );
}

/** Without cards there is no list that could have the keyboard: the surface has it, and gives it to the first card. [A11-161] */
function useEmptyKeys(surface: RefObject<HTMLDivElement | null>) {
  const board = useBoard();
  const isEmpty = useIsEmpty();
  useLayoutEffect(() => {
    const { current } = surface;
    const { activeElement } = document;
    const isNowhere = activeElement === document.body || activeElement === current;
    if (current && !isEmpty && isNowhere && board.view.getState().active !== null)
      focusCards(current);
  }, [board, surface, isEmpty]);
  if (!isEmpty) return {};
  return {
    tabIndex: -1,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.target === event.currentTarget && pressKey(board, event.nativeEvent))
        event.preventDefault();
    },
  };
}
