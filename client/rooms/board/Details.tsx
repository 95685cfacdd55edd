// The panel about one selected card: its wording, what describes it, its notes, what was merged into it, and the
// journeys that use it.
import { Scissors } from "lucide-react";
import { useEffect, useRef } from "react";
import type { MapSnapshot } from "../../../shared/model/change.ts";
import { departmentsByName } from "../../../shared/model/department.ts";
import {
  channels,
  directions,
  touchpointNotesMax,
  touchpointTextMax,
} from "../../../shared/model/tables.ts";
import { mergedInto, type Use } from "../../../shared/model/usage.ts";
import { CommentThread } from "../../comments/CommentThread.tsx";
import { t } from "../../i18n/t.ts";
import { UsedIn } from "../../outline/UsedIn.tsx";
import { useMap } from "../../session/hooks.ts";
import { channelName, directionName } from "../../ui/channels.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Select } from "../../ui/Select.tsx";
import { WrittenField } from "../../writing/WrittenField.tsx";
import { describeCards, splitOff } from "./barCommands.ts";
import { backToCards, useFocusAtCards } from "./barKeys.ts";
import { useBoard, useCardFace, useView } from "./boardHooks.ts";
import { rewordCard } from "./commands.ts";
import styles from "./Details.module.css";
import type { SceneCard } from "./scene.ts";
import { useSignature } from "./useSignature.ts";

export function Details() {
  const board = useBoard();
  const isOpen = useView((view) => view.isDetailed);
  const only = useView((view) => (view.selected.size === 1 ? ([...view.selected][0] ?? "") : ""));
  // Where it lies is not said here: one that is moved has nothing rendered.
  const card = useCardFace(only);
  const parts = useRef<HTMLDivElement>(null);
  // Somebody may take the card away while one writes about it. Rule A11-175.
  const focus = useFocusAtCards(parts, !card);
  if (!isOpen || !card) return null;
  return (
    <Panel
      title={t("board.details")}
      onClose={() => {
        board.view.setState({ isDetailed: false });
        backToCards();
      }}
      className={styles.panel}
    >
      <div ref={parts} className={styles.parts} key={card.id} {...focus}>
        <SignedBy id={card.id} />
        <Description card={card} />
        <Wordings id={card.id} />
        <UsedIn
          id={card.id}
          title={t("board.usedIn")}
          none={t("board.usedNowhere")}
          inWords={inJourney}
          looks={styles}
        />
        <Comments card={card} />
      </div>
    </Panel>
  );
}

function Comments({ card }: { readonly card: SceneCard }) {
  const board = useBoard();
  const part = useRef<HTMLElement>(null);
  const isTalking = useView((view) => view.isTalking);
  useEffect(() => {
    if (!isTalking) return;
    board.view.setState({ isTalking: false });
    // Who may not write one is at those that there are.
    const place = part.current?.querySelector<HTMLElement>("textarea") ?? part.current;
    place?.focus();
  }, [board, isTalking]);
  return (
    <section ref={part} tabIndex={-1} className={styles.part}>
      <h3 className={styles.head}>{t("board.comments")}</h3>
      <CommentThread
        subjects={[{ table: "touchpoints", rowId: card.id, label: card.touchpoint.text }]}
      />
    </section>
  );
}

/** Who wrote a card of a round with names. */
function SignedBy({ id }: { readonly id: string }) {
  const name = useSignature(id);
  return name === "" ? null : <p dir="auto">{t("board.writtenBy", { name })}</p>;
}

function Description({ card }: { readonly card: SceneCard }) {
  const board = useBoard();
  const { id, touchpoint } = card;
  const isDisabled = !board.mayWrite;
  const departments = useMap(["departments"], departmentOptions, isSameList);
  return (
    <>
      <WrittenField
        place={{ table: "touchpoints", id, field: "text" }}
        label={t("board.wording")}
        value={touchpoint.text}
        onKeep={(text) => rewordCard(board, id, text)}
        keepsOnEnter
        rows={2}
        maxLength={touchpointTextMax}
        isReadOnly={isDisabled}
      />
      <Select
        label={t("board.channel")}
        options={[none, ...channels].map((option) => ({
          id: option,
          label: channelName(option === none ? "" : option),
        }))}
        value={touchpoint.channel || none}
        onChange={(next) => describeCards(board, [id], { channel: next === none ? "" : next })}
        isDisabled={isDisabled}
      />
      <Select
        label={t("board.direction")}
        options={[none, ...directions].map((option) => ({
          id: option,
          label: directionName(option === none ? "" : option),
        }))}
        value={touchpoint.direction || none}
        onChange={(next) => describeCards(board, [id], { direction: next === none ? "" : next })}
        isDisabled={isDisabled}
      />
      <Select
        label={t("board.department")}
        options={[{ id: none, label: t("board.departmentNone") }, ...departments]}
        value={card.department === "" ? none : touchpoint.departmentId}
        onChange={(next) => describeCards(board, [id], { departmentId: next === none ? "" : next })}
        isDisabled={isDisabled}
      />
      <WrittenField
        place={{ table: "touchpoints", id, field: "notes" }}
        label={t("board.notes")}
        value={touchpoint.notes}
        onKeep={(notes) =>
          // To describe what is gone is refused to nobody.
          board.session.map.tables.touchpoints.has(id) && describeCards(board, [id], { notes })
        }
        rows={5}
        maxLength={touchpointNotesMax}
        isReadOnly={isDisabled}
      />
    </>
  );
}

function Wordings({ id }: { readonly id: string }) {
  const board = useBoard();
  const merged = useMap(["touchpoints"], (map) => mergedInto(map, id));
  if (merged.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3 className={styles.head}>{t("board.wordings")}</h3>
      <ul className={styles.list}>
        {merged.map((wording) => (
          <li key={wording.id} className={styles.wording}>
            <span dir="auto">{wording.text}</span>
            {board.mayWrite ? (
              <IconButton
                label={t("board.splitOffNamed", { text: wording.text })}
                icon={<Scissors />}
                size="small"
                onPress={() => {
                  splitOff(board, wording.id, id);
                  backToCards();
                }}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function inJourney(map: MapSnapshot, { journeyId, personaId }: Use): string {
  const journey = map.journeys.get(journeyId);
  const kind = journey?.kind === "current" ? t("board.journeyCurrent") : t("board.journeyIdeal");
  const persona = map.personas.get(personaId)?.name ?? "";
  return t("board.journeyLine", { persona, journey: journey?.name ?? "", kind });
}

const none = "none" as const;

function departmentOptions(map: MapSnapshot): { id: string; label: string }[] {
  return departmentsByName(map).map(({ id, name }) => ({ id, label: name }));
}

function isSameList(a: { id: string; label: string }[], b: { id: string; label: string }[]) {
  return (
    a.length === b.length &&
    a.every((option, at) => option.id === b[at]?.id && option.label === b[at]?.label)
  );
}
