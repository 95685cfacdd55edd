// Owns: one step of a walk, from the customer's view: what happens, through which channel, what they think and
// feel, what others said, what happens backstage.

import { burst, heart } from "../../../shared/format/scene/signs.ts";
import { emotionOf, latestTallies } from "../../../shared/insight/emotion.ts";
import { type Felt, hasFigures, isSameFelt, writtenMean } from "../../../shared/model/emotion.ts";
import type { JourneyOutline } from "../../../shared/model/outline.ts";
import type { Step, Touchpoint } from "../../../shared/model/tables.ts";
import { isolated, t } from "../../i18n/t.ts";
import { useMap, useRoom, useRow } from "../../session/hooks.ts";
import { Badge } from "../../ui/Badge.tsx";
import { ChannelIcon, channelName } from "../../ui/channels.tsx";
import { EmotionMark } from "../../ui/EmotionMark.tsx";
import { feelingName, meanToEmotion } from "../../ui/emotion.ts";
import { FeelingMark } from "../../ui/FeelingMark.tsx";
import type { Slide } from "./slides.ts";
import styles from "./Walk.module.css";

export interface StepSlideProps {
  readonly slide: Extract<Slide, { kind: "step" }>;
  readonly outline: JourneyOutline;
}

export function StepSlide({ slide, outline }: StepSlideProps) {
  const { step, touchpoint } = slide.item;
  const department = useRow("departments", touchpoint.departmentId);
  const persona = outline.persona?.name || t("present.untitledPersona");
  return (
    <article className={styles.step}>
      <p className={styles.kind} dir="auto">
        {slide.stage?.name || t("present.unnamedStage")}
      </p>
      <h1 className={styles.text} dir="auto">
        {touchpoint.text}
      </h1>
      <div className={styles.facts}>
        {touchpoint.channel ? (
          <span className={styles.fact}>
            <ChannelIcon channel={touchpoint.channel} />
            {channelName(touchpoint.channel)}
          </span>
        ) : null}
        {department ? (
          <span className={styles.fact} dir="auto">
            {department.name}
          </span>
        ) : null}
        {step.missing ? <Badge tone="accent">{t("present.shouldExist")}</Badge> : null}
      </div>
      <Moment step={step} />
      <div className={styles.known}>
        {step.thought ? (
          <section>
            <h2 className={styles.label}>{t("present.thought", { persona })}</h2>
            <blockquote className={styles.quote} dir="auto">
              {step.thought}
            </blockquote>
          </section>
        ) : null}
        <Feeling step={step} />
        <Whys step={step} />
        <Story touchpoint={touchpoint} />
        <Backstage step={step} />
      </div>
    </article>
  );
}

function Moment({ step }: { readonly step: Step }) {
  if (step.momentOfTruth === "") return null;
  const isLove = step.momentOfTruth === "love";
  return (
    <p className={isLove ? styles.momentLove : styles.momentPain}>
      <svg viewBox="0 0 32 32" className={styles.sign} aria-hidden="true">
        <path d={isLove ? heart : burst} />
      </svg>
      {isLove ? t("present.momentLove") : t("present.momentPain")}
    </p>
  );
}

function Feeling({ step }: { readonly step: Step }) {
  const emotion = useRoom(
    ["rounds", "tallies"],
    (room) => emotionOf(step, latestTallies(room)),
    isSameFelt,
  );
  return (
    <section>
      <h2 className={styles.label}>{t("present.feeling")}</h2>
      {emotion ? (
        <FeltLine felt={emotion} />
      ) : (
        <p className={styles.quiet}>{t("present.nobodyRated")}</p>
      )}
    </section>
  );
}

function FeltLine({ felt }: { readonly felt: Felt }) {
  if (!hasFigures(felt)) {
    return (
      <p className={styles.feeling}>
        <FeelingMark feeling={felt.feeling} size="large" />
        <strong className={styles.mean}>{feelingName(felt.feeling)}</strong>
        <span>{t("ui.feelingSmallGroup")}</span>
      </p>
    );
  }
  const { mean, love, pain, n } = felt;
  return (
    <p className={styles.feeling}>
      <EmotionMark value={meanToEmotion(mean)} size="large" />
      <strong className={styles.mean}>{writtenMean(mean)}</strong>
      <span>
        {n > 0
          ? t("present.counts", { love, pain, n })
          : t("present.importedFeeling", { mean: writtenMean(mean) })}
      </span>
    </p>
  );
}

/** More would not be read from ten metres. */
const whysShown = 6;

/** The reasons that were published with the ratings, in the order of their ids, which tells nobody's turn. */
function Whys({ step }: { readonly step: Step }) {
  const whys = useRoom(["whys"], (room) =>
    [...room.whys.values()]
      .filter((why) => why.stepId === step.id)
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
  if (whys.length === 0) return null;
  const more = whys.length - whysShown;
  return (
    <section>
      <h2 className={styles.label}>{t("present.whys")}</h2>
      <ul className={styles.whys}>
        {whys.slice(0, whysShown).map((why) => (
          <li key={why.id}>
            <blockquote className={styles.quote} dir="auto">
              {why.text}
            </blockquote>
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>
        {more > 0 ? `${t("present.moreWhys", { count: more })} ` : ""}
        {t("present.whysSource")}
      </p>
    </section>
  );
}

/** The touchpoint's notes, which hold what customers told, and what all of it rests on. */
function Story({ touchpoint: { notes, evidence } }: { readonly touchpoint: Touchpoint }) {
  const basis: Readonly<Record<Touchpoint["evidence"], string>> = {
    "": t("present.evidenceNone"),
    observed: t("present.evidenceObserved"),
    assumed: t("present.evidenceAssumed"),
    proposed: t("present.evidenceProposed"),
  };
  if (notes === "" && evidence === "") return null;
  return (
    <section>
      <h2 className={styles.label}>{t("present.story")}</h2>
      {notes === "" ? null : (
        <p className={styles.story} dir="auto">
          {notes}
        </p>
      )}
      <p className={styles.quiet}>{basis[evidence]}</p>
    </section>
  );
}

function Backstage({ step }: { readonly step: Step }) {
  const processes = useMap(["processes", "processLinks"], (map) =>
    [...map.processLinks.values()]
      .filter((link) => link.stepId === step.id)
      .flatMap((link) => map.processes.get(link.processId) ?? []),
  );
  if (processes.length === 0) return null;
  return (
    <section>
      <h2 className={styles.label}>{t("present.backstage")}</h2>
      <p className={styles.goal}>{processes.map((process) => isolated(process.name)).join(", ")}</p>
    </section>
  );
}
