// What is in flight under the pointer: the card that the hand has hold of, and how many come with it.
import { t } from "../../i18n/t.ts";
import { useRow, useSession } from "../../session/hooks.ts";
import { classNames } from "../../ui/classNames.ts";
import type { Carry } from "./carry.ts";
import { cellsOf } from "./columns.ts";
import { useDesk } from "./desk.ts";
import { useJourneyHere } from "./journeyHere.ts";
import styles from "./StepCard.module.css";
import { CardFace } from "./StepCard.tsx";
import { carryWords, stageWords } from "./words.ts";

export function CarriedCard() {
  // Only ids: while it flies, its place changes all the time, and its face does not.
  const what = useDesk(({ carry }) => carry?.what ?? null);
  const ids = useDesk(({ carry }) => carry?.ids ?? null);
  const held = useDesk(({ carry }) => carry?.held ?? carry?.ids[0] ?? "");
  if (what === null || ids === null) return null;
  return (
    <div className={classNames(styles.flying, ids.length > 1 && styles.many)}>
      <Face what={what} id={held} />
      {ids.length > 1 ? <span className={styles.count}>{ids.length}</span> : null}
    </div>
  );
}

interface FaceProps {
  readonly what: Carry["what"];
  readonly id: string;
}

function Face({ what, id }: FaceProps) {
  const session = useSession();
  const { columns } = useJourneyHere();
  const cell = cellsOf(columns()).find((one) => one.stepId === id);
  const step = useRow("steps", what === "steps" ? id : "");
  const touchpoint = useRow("touchpoints", cell?.touchpointId ?? "");
  if (step && touchpoint) return <CardFace step={step} touchpoint={touchpoint} elsewhere="" />;
  const text =
    what === "stage"
      ? t("journeys.stageNamed", { name: stageWords(session, id) })
      : carryWords({ session }, { what, ids: [id], by: "pointer", place: null });
  return (
    <p className={styles.text} dir="auto">
      {text}
    </p>
  );
}
