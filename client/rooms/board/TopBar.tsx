// The line above the board: adding, searching, and how many touchpoints there are.
import { Search } from "lucide-react";
import { Suspense, useEffect, useRef, useState } from "react";
import { afterFirstPicture } from "../../app/firstPicture.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { type Filter, filtered, isFiltering } from "../../filter/filter.ts";
import { t } from "../../i18n/t.ts";
import { channelName } from "../../ui/channels.tsx";
import { afterPicture } from "../../ui/useLate.ts";
import { enterCards } from "./barKeys.ts";
import { type Board, select } from "./board.ts";
import { useBoard, useView } from "./boardHooks.ts";
import { showCards } from "./commands.ts";
import { countsOf, followCounts } from "./counting.ts";
import { readingOrder } from "./reading.ts";
import type { SceneCard } from "./scene.ts";
import { type Searchable, searchCards } from "./search.ts";
import styles from "./TopBar.module.css";

const AddButton = afterFirstPicture(() => import("./AddButton.tsx").then((m) => m.AddButton));
const BoardTools = afterFirstPicture(() => import("./BoardTools.tsx").then((m) => m.BoardTools));
const HiddenButton = afterFirstPicture(() =>
  import("./HiddenCards.tsx").then((m) => m.HiddenButton),
);
const ProofButton = afterFirstPicture(() => import("./ProofPanel.tsx").then((m) => m.ProofButton));
const ViewSwitch = afterFirstPicture(() => import("./ViewSwitch.tsx").then((m) => m.ViewSwitch));

export function TopBar() {
  const board = useBoard();
  // The outline adds, looks and finds in ways of its own; those of the canvas lie behind it.
  const isOutlined = useRoomLocation().sub[0] === "outline";
  return (
    <div className={styles.bar} data-outlined={isOutlined}>
      <h1 className={styles.title}>{t("board.title")}</h1>
      <Count />
      <Suspense fallback={null}>
        <ProofButton />
        {board.mayWrite ? <HiddenButton /> : null}
      </Suspense>
      <Suspense fallback={null}>
        <ViewSwitch />
      </Suspense>
      {isOutlined ? null : (
        <>
          <SearchField />
          <div className={styles.beside} data-adding={board.mayWrite}>
            <Suspense fallback={null}>
              <BoardTools />
            </Suspense>
            <Suspense fallback={null}>
              {board.mayWrite ? <AddButton variant="primary" /> : null}
            </Suspense>
          </div>
        </>
      )}
    </div>
  );
}

function Count() {
  const board = useBoard();
  const [{ all, unplaced }, setCounts] = useState(() => countsOf(board));
  useEffect(() => {
    const stop = followCounts(board, afterPicture, setCounts);
    // What has come between the first drawing and now.
    setCounts(countsOf(board));
    return stop;
  }, [board]);
  return (
    <p className={styles.count}>
      {t("board.count", { count: all })}
      {" · "}
      <span title={t("board.unplacedHint")}>{t("board.unplaced", { count: unplaced })}</span>
    </p>
  );
}

function SearchField() {
  const board = useBoard();
  const [query, setQuery] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const found = useView((view) => view.found);
  const filter = useView((view) => view.filter);
  useEffect(() => {
    // A board that is not searched is not walked through either: it is about to be painted.
    if (query === "" && !isFiltering(filter)) {
      board.view.setState({ found: null });
      return undefined;
    }
    const search = () => board.view.setState({ found: foundBy(board, query, filter) });
    search();
    return board.scene.onChange(search);
  }, [board, query, filter]);
  const choose = () => {
    const found = [...(board.view.getState().found ?? [])];
    const ids = readingOrder(found.flatMap((id) => board.scene.card(id) ?? [])).map(({ id }) => id);
    if (ids.length === 0) return;
    select(board, ids, ids[0]);
    showCards(board, ids, "whole");
    // Who has found them goes on with them: by the next key, not by ten more to get there.
    enterCards();
  };
  return (
    <div className={styles.search}>
      <Search aria-hidden="true" />
      <input
        ref={field}
        type="search"
        dir="auto"
        className={styles.field}
        aria-label={t("board.search")}
        placeholder={t("board.searchPlaceholder")}
        maxLength={200}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") choose();
          if (event.key === "Escape") setQuery("");
        }}
      />
      <output className={styles.found}>
        {found ? t("board.found", { count: found.size }) : ""}
      </output>
    </div>
  );
}

/** What both the words and the filter find; `null` where neither looks for anything. */
function foundBy(board: Board, query: string, filter: Filter): ReadonlySet<string> | null {
  const said = searchCards(searchables(board), query);
  const touchpoints = [...board.scene.cards.values()].map(({ touchpoint }) => touchpoint);
  const through = filtered(board.session.map.tables, touchpoints, filter);
  if (!said || !through) return said ?? through;
  return new Set([...said].filter((id) => through.has(id)));
}

const searched = new WeakMap<SceneCard, Searchable & { readonly group: string }>();

/** What is searched of each card: the same object while the card and the name of its group are the same. */
function searchables(board: Board): readonly Searchable[] {
  const groups = new Map(board.scene.frames().map(({ id, name }) => [id, name]));
  return [...board.scene.cards.values()].map((card) => {
    const { id, touchpoint, department, groupId } = card;
    const group = groups.get(groupId) ?? "";
    const known = searched.get(card);
    if (known?.group === group) return known;
    const channel = touchpoint.channel === "" ? "" : channelName(touchpoint.channel);
    const fresh = { id, group, words: [touchpoint.text, department, channel, group] };
    searched.set(card, fresh);
    return fresh;
  });
}
