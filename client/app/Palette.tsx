// The command palette: one field that finds commands, rooms, journeys, process maps and touchpoints, and goes there.
// Rules A11-85, A11-123, A11-182, A11-280.
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useLocation } from "wouter";
import { palette } from "../i18n/en/palette.ts";
import { parts } from "../i18n/en/parts.ts";
import { addWords, t } from "../i18n/t.ts";
import { useSession, useUndo } from "../session/hooks.ts";
import { announce } from "../ui/announcements.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useTheme } from "../ui/theme.ts";
import { type Command, offeredCommands, useCommandState } from "./commands.ts";
import { useFollowOffers } from "./followOffers.ts";
import { KeyCombination } from "./KeyCombination.tsx";
import { keepKeyboard } from "./keptKeyboard.ts";
import styles from "./Palette.module.css";
import { type PaletteEntry, paletteEntries } from "./paletteEntries.ts";
import { readPath } from "./routes.ts";
import { doOrSay } from "./saidUndo.ts";
import type { TypedAhead } from "./typedAhead.ts";

addWords({ palette, parts });

export interface PaletteProps {
  readonly onClose: () => void;
  /** What was typed while it was on its way. */
  readonly typed: TypedAhead;
}

export function Palette({ onClose, typed }: PaletteProps) {
  const [path, navigate] = useLocation();
  const [query, setQuery] = useState("");
  const find = useFind(path);
  const shown = useDeferredValue(query);
  const entries = useMemo(() => find(shown), [find, shown]);
  const [chosen, setChosen] = useState(0);
  const [hadKeyboard] = useState(() => document.activeElement !== document.body);
  const at = Math.min(chosen, Math.max(0, entries.length - 1));
  const list = useRef<HTMLDivElement>(null);
  useSpokenCount(entries.length, shown);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView?.({ block: "nearest" });
  }, [at]);
  const take = (entry: PaletteEntry | undefined): void => {
    if (!entry) return;
    // Gone before anything is done: behind a dialog nothing can take the keyboard.
    flushSync(onClose);
    if (hadKeyboard) keepKeyboard();
    if (typeof entry.target === "string") navigate(entry.target);
    else entry.target();
  };
  const arrive = (): void => {
    const { text, isTaken } = typed.end();
    if (text !== "") setQuery(text);
    // React is still at work on what has taken the focus.
    if (isTaken) queueMicrotask(() => take(find(text)[0]));
  };
  const press = (key: string): boolean => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[key];
    if (by !== undefined) setChosen(wrapped(at + by, entries.length));
    // The list follows the typing a little later: Enter takes what fits the words that stand there.
    else if (key === "Enter") take(shown === query ? entries[at] : find(query)[0]);
    else return false;
    return true;
  };
  return (
    <Dialog title={t("palette.title")} isOpen onClose={onClose} size="medium">
      <input
        role="combobox"
        dir="auto"
        aria-label={t("palette.search")}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={entries[at] ? optionId(at) : undefined}
        aria-autocomplete="list"
        className={styles.field}
        placeholder={t("palette.placeholder")}
        value={query}
        onFocus={arrive}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          if (!event.nativeEvent.isComposing && press(event.key)) event.preventDefault();
        }}
        autoComplete="off"
        spellCheck={false}
        autoFocus
      />
      {entries.length === 0 ? <p className={styles.nothing}>{t("palette.nothing")}</p> : null}
      <div
        ref={list}
        id="palette-list"
        role="listbox"
        aria-label={t("palette.results")}
        className={styles.list}
      >
        {entries.map((entry, index) => (
          <Option
            key={entry.id}
            entry={entry}
            index={index}
            isChosen={index === at}
            onTake={() => take(entry)}
          />
        ))}
      </div>
      <p className={styles.hint}>{t("palette.hint")}</p>
    </Dialog>
  );
}

interface OptionProps {
  readonly entry: PaletteEntry;
  readonly index: number;
  readonly isChosen: boolean;
  readonly onTake: () => void;
}

function Option({ entry, index, isChosen, onTake }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard, and Enter takes what is chosen
    <div
      id={optionId(index)}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      className={styles.option}
      onClick={onTake}
    >
      <span className={styles.label} dir="auto">
        {entry.label}
      </span>
      <span className={styles.detail}>{entry.detail || t(`palette.${entry.kind}`)}</span>
      {entry.keys === undefined ? null : <KeyCombination keys={entry.keys} />}
    </div>
  );
}

function useFind(path: string): (query: string) => readonly PaletteEntry[] {
  const { id, map } = useSession();
  const commands = useAllCommands();
  const room = readPath(path)?.room ?? null;
  return useCallback(
    (query) => paletteEntries({ workshopId: id, map: map.tables, commands, room }, query),
    [id, map, commands, room],
  );
}

/** Those of the room, then those of everywhere. */
function useAllCommands(): readonly Command[] {
  const ofRoom = useCommandState((state) => state.commands);
  const { undo, redo, doUndo, doRedo } = useUndo();
  const following = useFollowOffers();
  return useMemo(() => {
    const last = t("parts.undoLast");
    const own: Command[] = [
      {
        id: "keyList",
        label: t("palette.showKeys"),
        keys: "?",
        run: () => useCommandState.setState({ open: "keyList" }),
      },
    ];
    if (undo !== null) {
      const label = t("parts.undoNamed", { what: undo || last });
      own.push({ id: "undo", label, keys: "Ctrl+Z", run: () => doOrSay(doUndo) });
    }
    if (redo !== null) {
      const label = t("parts.redoNamed", { what: redo || last });
      own.push({ id: "redo", label, keys: "Ctrl+Shift+Z", run: () => doOrSay(doRedo) });
    }
    return [...offeredCommands({ commands: ofRoom }), ...own, ...following, ...appearances()];
  }, [ofRoom, following, undo, redo, doUndo, doRedo]);
}

function appearances(): readonly Command[] {
  const { choice, setChoice } = useTheme.getState();
  const offers = [
    { id: "light", label: t("palette.light") },
    { id: "dark", label: t("palette.dark") },
    { id: "system", label: t("palette.system") },
  ] as const;
  return offers
    .filter(({ id }) => id !== choice)
    .map((offer) => ({ ...offer, isSoughtOnly: true, run: () => setChoice(offer.id) }));
}

/** Says how much was found of the words that the list stands for, once for each. Rule A11-280. */
function useSpokenCount(count: number, query: string): void {
  useEffect(() => {
    if (query !== "") announce(t("palette.count", { count }));
  }, [count, query]);
}

function wrapped(at: number, count: number): number {
  if (count === 0) return 0;
  return ((at % count) + count) % count;
}

function optionId(index: number): string {
  return `palette-option-${index}`;
}
