// Owns: the first and the last slide of a walk: who this is about, and how it went on the whole.

import { journeyCounts } from "../../../shared/format/scene/journeyMap.ts";
import type { JourneyOutline } from "../../../shared/model/outline.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { useMediaQuery } from "../../ui/useMediaQuery.ts";
import { SlidePicture } from "./SlidePicture.tsx";
import styles from "./Walk.module.css";

export function OpeningSlide({
  outline,
  isActing,
}: {
  readonly outline: JourneyOutline;
  /** One person reads the persona aloud: then it is told in the first person. */
  readonly isActing: boolean;
}) {
  const { persona, journey } = outline;
  const isTouched = useMediaQuery("(pointer: coarse) and (hover: none)");
  if (isActing) return <Script outline={outline} />;
  return (
    <div className={styles.opening}>
      <p className={styles.kind}>
        {journey.kind === "ideal" ? t("present.ideal") : t("present.current")}
      </p>
      <h1 className={styles.name} dir="auto">
        {persona?.name || t("present.untitledPersona")}
      </h1>
      <Segment of={persona} />
      {persona?.goal ? (
        <p className={styles.goal} dir="auto">
          {persona.goal}
        </p>
      ) : null}
      <Quote of={persona} />
      <p className={styles.keys}>{isTouched ? t("present.swipes") : t("present.keys")}</p>
    </div>
  );
}

function Script({ outline: { persona } }: { readonly outline: JourneyOutline }) {
  return (
    <div className={styles.opening}>
      <p className={styles.kind}>{t("present.actReader")}</p>
      <h1 className={styles.name}>
        {t("present.actIAm", { name: persona?.name || t("present.untitledPersona") })}
      </h1>
      <Segment of={persona} />
      {persona?.goal ? (
        <p className={styles.goal}>{t("present.actIWant", { goal: persona.goal })}</p>
      ) : null}
      <Quote of={persona} />
      <p className={styles.keys}>{t("present.actHow")}</p>
    </div>
  );
}

interface OfPersona {
  readonly of: JourneyOutline["persona"];
}

function Segment({ of: persona }: OfPersona) {
  if (!persona?.segment) return null;
  return (
    <p className={styles.segment} dir="auto">
      {persona.segment}
    </p>
  );
}

function Quote({ of: persona }: OfPersona) {
  if (!persona?.quote) return null;
  return (
    <blockquote className={styles.quote} dir="auto">
      {persona.quote}
    </blockquote>
  );
}

export function ClosingSlide({
  outline,
  onAgain,
}: {
  readonly outline: JourneyOutline;
  readonly onAgain: () => void;
}) {
  const counts = journeyCounts(outline);
  return (
    <div className={styles.picture}>
      <h1 className={styles.heading}>{t("present.theEnd")}</h1>
      <p className={styles.goal}>
        {t("present.theEndText", {
          steps: t("present.steps", { count: counts.steps }),
          moments: t("present.moments", { count: counts.moments }),
        })}
      </p>
      <SlidePicture kind="journey" id={outline.journey.id} isLow />
      <Button onPress={onAgain}>{t("present.again")}</Button>
    </div>
  );
}
