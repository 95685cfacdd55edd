// A moment of truth in the overview: its score, who answers for it, what is done, the process maps behind it, and what it
// lacks; each lack leads to the place where it is mended. Rule MAP-87. [A11-54]
import { ArrowRight, CircleAlert, Pencil } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { type GapKind, gapsOf, type ScoredMoment } from "../../../shared/model/gap.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { useMap, useMay } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import gapStyles from "./GapItem.module.css";
import { GapWays, wordingId } from "./GapItem.tsx";
import { journeyWords } from "./journeyWords.ts";
import { MomentDialog, type MomentField } from "./MomentDialog.tsx";
import styles from "./MomentItem.module.css";
import { MomentSign } from "./MomentSign.tsx";
import { experienceWords, priorityWords } from "./momentWords.ts";
import { processPath } from "./paths.ts";

export interface MomentItemProps {
  readonly moment: ScoredMoment;
  readonly isSought: boolean;
}

export function MomentItem({ moment, isSought }: MomentItemProps) {
  const { allowed } = useMay({ write: "map" });
  const [opened, setOpened] = useState<MomentField | null>(null);
  const lacks = useMap(["departments"], (map) => gapsOf(map, moment), isSame);
  const { step, touchpoint, sign, processes } = moment;
  const { workshopId } = useRoomLocation();
  return (
    <li className={classNames(gapStyles.gap, gapStyles[sign], isSought && gapStyles.sought)}>
      <div className={gapStyles.what}>
        <MomentSign sign={sign} />
        <div className={styles.words}>
          <p id={wordingId(step.id)} className={gapStyles.text} dir="auto">
            {touchpoint.text}
          </p>
          <p className={gapStyles.journey}>
            {t(`backstage.${sign}`)} · {journeyWords(moment)}
          </p>
          <Known moment={moment} />
        </div>
        {allowed ? (
          <Button
            size="small"
            variant="quiet"
            icon={<Pencil />}
            aria-label={t("backstage.editMomentOf", { text: touchpoint.text })}
            onPress={() => setOpened("importance")}
          >
            {t("backstage.editMoment")}
          </Button>
        ) : null}
      </div>
      {processes.length === 0 ? null : (
        <ul className={styles.maps}>
          {processes.map(({ id, name }) => (
            <li key={id}>
              <Link href={processPath(workshopId, id, step.id)} className={styles.map ?? ""}>
                {t("backstage.behind", { name: name || t("backstage.unnamed") })}
                <ArrowRight aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Lacks stepId={step.id} lacks={lacks} mayMend={allowed} onMend={setOpened} />
      <GapWays placed={moment} hasMap={processes.length > 0} />
      {opened === null ? null : (
        <MomentDialog moment={moment} focus={opened} onClose={() => setOpened(null)} />
      )}
    </li>
  );
}

function Known({ moment }: { readonly moment: ScoredMoment }) {
  const { step } = moment;
  const facts = [
    moment.importance === null ? "" : t("backstage.importanceIs", { count: moment.importance }),
    experienceWords(moment.experience),
    priorityWords(moment.priority),
    step.momentOwner === "" ? "" : t("backstage.ownedBy", { owner: step.momentOwner }),
  ].filter(Boolean);
  return (
    <>
      {facts.length === 0 ? null : <p className={styles.facts}>{facts.join(" · ")}</p>}
      {step.momentReason === "" ? null : (
        <p className={styles.facts} dir="auto">
          {t("backstage.because", { reason: step.momentReason })}
        </p>
      )}
      {step.momentAction === "" ? null : (
        <p className={styles.facts} dir="auto">
          {t("backstage.actionIs", { action: step.momentAction })}
        </p>
      )}
    </>
  );
}

interface LacksProps {
  readonly stepId: string;
  readonly lacks: readonly GapKind[];
  readonly mayMend: boolean;
  readonly onMend: (field: MomentField) => void;
}

// A missing process map is mended by the buttons below, the rest in the dialog, at its field.
function Lacks({ stepId, lacks, mayMend, onMend }: LacksProps) {
  if (lacks.length === 0) return null;
  return (
    <ul className={styles.lacks} aria-label={t("backstage.lacks")}>
      {lacks.map((kind) => (
        <li key={kind}>
          {kind === "process" || !mayMend ? (
            <span className={styles.lack}>
              <CircleAlert aria-hidden="true" />
              {t(lackWords[kind])}
            </span>
          ) : (
            <button
              type="button"
              className={styles.lack}
              aria-describedby={wordingId(stepId)}
              onClick={() => onMend(kind)}
            >
              <CircleAlert aria-hidden="true" />
              {t(lackWords[kind])}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

const lackWords = {
  process: "backstage.lacksProcess",
  owner: "backstage.lacksOwner",
  action: "backstage.lacksAction",
  evidence: "backstage.lacksEvidence",
} as const;

function isSame(a: readonly GapKind[], b: readonly GapKind[]): boolean {
  return a.length === b.length && a.every((kind, at) => kind === b[at]);
}
