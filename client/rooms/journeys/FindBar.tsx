// The search of the journey on screen: a field, how many steps fit, ways from one to the next, and on to the pool where none does.
// Rules MAP-311, MAP-313, MAP-314, MAP-315, MAP-336.
import { ChevronDown, ChevronUp, Search } from "lucide-react";
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import { visibleTouchpoints } from "../../../shared/model/usage.ts";
import { useCommands, useKeyGroup } from "../../app/commands.ts";
import { pressedId } from "../../app/keyTable.ts";
import { t } from "../../i18n/t.ts";
import { useMap, useSession } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { focusLine } from "./ComparedLineItem.tsx";
import { type Desk, useDesk, useDeskStore } from "./desk.ts";
import styles from "./FindBar.module.css";
import { goToFound } from "./Finder.tsx";
import { shownStep } from "./find.ts";
import { findGroup, findKeys } from "./keys.ts";
import { stepUnder } from "./useMapKeys.ts";

export interface FindBarProps {
  /** Whether two journeys are looked through side by side: there is no pool beside them. */
  readonly isComparing: boolean;
}

const soughtMax = 120;

export function FindBar({ isComparing }: FindBarProps) {
  const session = useSession();
  const desk = useDeskStore();
  const sought = useDesk((state) => state.sought);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const origin = useRef<Element | null>(null);
  const isWindowLeft = useRef(false);
  useCommands(
    "find",
    useMemo(() => {
      const run = (): void => field.current?.focus();
      return [{ id: "search", label: t("journeys.find"), keys: "Ctrl+F", run }];
    }, []),
  );
  useKeyGroup(useMemo(findGroup, []));
  const come = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    const isFromOutside = !(relatedTarget instanceof Node && currentTarget.contains(relatedTarget));
    if (isFromOutside && !isWindowLeft.current) origin.current = relatedTarget;
    isWindowLeft.current = false;
  };
  // Another window has the keyboard meanwhile, and nothing else here.
  const go = ({ target }: FocusEvent): void => {
    isWindowLeft.current = document.activeElement === target;
  };
  const press = (event: KeyboardEvent): void => {
    if (event.target !== field.current || event.nativeEvent.isComposing) return;
    const id = pressedId(findKeys, event);
    if (id === undefined) return;
    event.preventDefault();
    if (id === "leave") leave(desk, origin.current, isComparing);
    else if (id === "go") goIn(desk, isComparing);
    else goToFound(session, desk, id === "next" ? 1 : -1);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of 2022 know no <search>
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: they are the keys of the field inside
    <div
      role="search"
      aria-label={t("journeys.find")}
      className={classNames(styles.find, sought !== "" && styles.open)}
      onFocus={come}
      onBlur={go}
      onKeyDown={press}
    >
      <span className={styles.sign} aria-hidden="true">
        <Search />
      </span>
      <TextField
        type="search"
        label={t("journeys.find")}
        hideLabel
        placeholder={t("journeys.findPlaceholder")}
        value={sought}
        maxLength={soughtMax}
        onChange={(words) => seek(desk, words)}
        enterKeyHint="next"
        inputRef={field}
        className={styles.field}
      />
      {sought.trim() === "" ? null : <Hits isComparing={isComparing} field={field} />}
    </div>
  );
}

interface HitsProps extends FindBarProps {
  readonly field: RefObject<HTMLElement | null>;
}

function Hits({ isComparing, field }: HitsProps) {
  const session = useSession();
  const desk = useDeskStore();
  const count = useDesk(({ found }) => found?.ids.length ?? null);
  const at = useDesk(({ found }) => found?.at ?? 0);
  useKeyboardKept(field);
  if (count === null) return null;
  if (count === 0) {
    return (
      <>
        <span className={styles.count}>{t("journeys.findNone")}</span>
        {isComparing ? null : <ToPool />}
      </>
    );
  }
  return (
    <>
      <span className={styles.count}>{t("journeys.findCount", { number: at + 1, count })}</span>
      <IconButton
        size="small"
        label={t("journeys.findPrevious")}
        icon={<ChevronUp />}
        onPress={() => goToFound(session, desk, -1)}
      />
      <IconButton
        size="small"
        label={t("journeys.findNext")}
        icon={<ChevronDown />}
        onPress={() => goToFound(session, desk, 1)}
      />
    </>
  );
}

/** Where there is anything in it. */
function ToPool() {
  const desk = useDeskStore();
  const isEmpty = useMap(["touchpoints"], (map) => visibleTouchpoints(map).length === 0);
  if (isEmpty) return null;
  return (
    <Button size="small" onPress={() => lookInPool(desk)}>
      {t("journeys.findInPool")}
    </Button>
  );
}

/** With what others change the button goes that the keyboard is on: then the field has it. */
function useKeyboardKept(field: RefObject<HTMLElement | null>): void {
  // Still the former one: what follows from this is not on the page yet.
  const isHere = document.activeElement?.closest("[role=search]") != null;
  useLayoutEffect(() => {
    if (isHere && document.activeElement === document.body) field.current?.focus();
  });
}

/** Nothing stays marked where nothing is sought any more. */
function seek(desk: Desk, words: string): void {
  desk.setState({ sought: words, ...(words.trim() === "" ? { found: null } : {}) });
}

/** Back to where the keyboard was; if it was nowhere, to what was found, else out of the field. */
function leave(desk: Desk, origin: Element | null, isComparing: boolean): void {
  const stepId = stepUnder(origin);
  if (origin instanceof HTMLElement && origin.isConnected) {
    if (stepId !== null) desk.setState({ current: stepId });
    origin.focus();
  } else if (!goIn(desk, isComparing) && document.activeElement instanceof HTMLElement) {
    document.activeElement.blur();
  }
  seek(desk, "");
}

/** On to the step that was found; whether there is one. */
function goIn(desk: Desk, isComparing: boolean): boolean {
  const stepId = shownStep(desk.getState().found);
  if (stepId === null) return false;
  if (isComparing) focusLine(stepId);
  else desk.setState({ selected: new Set([stepId]), wanted: stepId, wantedAfter: null });
  return true;
}

/** The same words in the pool, all of which is looked through. */
function lookInPool(desk: Desk): void {
  desk.setState(({ sought }) => ({
    isPoolOpen: true,
    poolFilter: { query: sought.trim(), show: "all", channel: "any", department: "any" },
    isPoolSearched: true,
  }));
  seek(desk, "");
}
