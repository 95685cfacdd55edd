// What is said about a moment of truth: how much it matters, how it is and on what that rests, who answers for it, what is
// done, and whether it was observed. Each field is kept as it is left. Rules MAP-130, MAP-131.
import type { ScoredMoment } from "../../../shared/model/gap.ts";
import {
  describeMoment,
  importanceMax,
  type MomentDescription,
  momentOwnerMax,
  momentTextMax,
} from "../../../shared/model/moment.ts";
import type { Step, Touchpoint } from "../../../shared/model/tables.ts";
import { describeTouchpoints } from "../../../shared/model/touchpoint.ts";
import { t } from "../../i18n/t.ts";
import { type MapRule, useEdit, useRow } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { NumberField } from "../../ui/NumberField.tsx";
import { SegmentedControl } from "../../ui/SegmentedControl.tsx";
import { Select } from "../../ui/Select.tsx";
import { toast } from "../../ui/toasts.ts";
import { DraftField } from "./DraftField.tsx";
import styles from "./MomentItem.module.css";
import { experienceWords } from "./momentWords.ts";

export type MomentField = "importance" | "process" | "owner" | "action" | "evidence";

export interface MomentDialogProps {
  readonly moment: ScoredMoment;
  /** The field that has the focus at first. */
  readonly focus: MomentField;
  readonly onClose: () => void;
}

export function MomentDialog({ moment, focus, onClose }: MomentDialogProps) {
  const step = useRow("steps", moment.step.id) ?? moment.step;
  const touchpoint = useRow("touchpoints", moment.touchpoint.id) ?? moment.touchpoint;
  const change = useChange();
  const describe = (description: MomentDescription): void =>
    change((map) => describeMoment(map, { stepId: step.id, description }));
  return (
    <Dialog
      title={t("backstage.momentTitle", { text: touchpoint.text })}
      isOpen
      onClose={onClose}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t("backstage.done")}
        </Button>
      }
    >
      <div className={styles.fields}>
        <Score step={step} moment={moment} describe={describe} />
        <DraftField
          label={t("backstage.momentReason")}
          value={step.momentReason}
          multiline
          maxLength={momentTextMax}
          onKeep={(momentReason) => describe({ momentReason })}
        />
        <DraftField
          label={t("backstage.momentOwner")}
          description={t("backstage.momentOwnerHint")}
          value={step.momentOwner}
          maxLength={momentOwnerMax}
          autoFocus={focus === "owner"}
          onKeep={(momentOwner) => describe({ momentOwner })}
        />
        <DraftField
          label={t("backstage.momentAction")}
          description={t("backstage.momentActionHint")}
          value={step.momentAction}
          multiline
          maxLength={momentTextMax}
          autoFocus={focus === "action"}
          onKeep={(momentAction) => describe({ momentAction })}
        />
        <Evidence touchpoint={touchpoint} change={change} />
      </div>
    </Dialog>
  );
}

interface ScoreProps {
  readonly step: Step;
  readonly moment: ScoredMoment;
  readonly describe: (description: MomentDescription) => void;
}

type Importance = "0" | "1" | "2" | "3" | "4" | "5";
type Basis = "votes" | "evidence" | "hand";

function Score({ step, moment, describe }: ScoreProps) {
  const grades = Array.from({ length: importanceMax + 1 }, (_, at) => `${at}` as Importance);
  const basis: Basis = step.scoreBasis === "" ? "votes" : step.scoreBasis;
  return (
    <>
      <div className={styles.labelled}>
        <p className={styles.label}>{t("backstage.importance")}</p>
        <SegmentedControl<Importance>
          label={t("backstage.importance")}
          options={grades.map((id) => ({ id, label: id === "0" ? t("backstage.notSaid") : id }))}
          value={`${Math.round(step.importance ?? 0)}` as Importance}
          onChange={(id) => describe({ importance: id === "0" ? null : Number(id) })}
        />
        <p className={styles.facts}>{t("backstage.importanceHint")}</p>
      </div>
      <Select<Basis>
        label={t("backstage.scoreBasis")}
        options={[
          { id: "votes", label: t("backstage.basisVotes") },
          { id: "evidence", label: t("backstage.basisEvidence") },
          { id: "hand", label: t("backstage.basisHand") },
        ]}
        value={basis}
        onChange={(scoreBasis) => describe({ scoreBasis })}
      />
      {basis === "votes" ? (
        <p className={styles.facts}>
          {experienceWords(moment.experience) || t("backstage.noVotes")}
        </p>
      ) : (
        <NumberField
          label={t("backstage.experience")}
          description={t("backstage.experienceHint")}
          value={step.experience}
          minValue={-2}
          maxValue={2}
          step={0.1}
          onChange={(experience) => describe({ experience })}
        />
      )}
    </>
  );
}

type EvidenceId = "none" | Exclude<Touchpoint["evidence"], "">;

function Evidence({
  touchpoint,
  change,
}: {
  readonly touchpoint: Touchpoint;
  readonly change: (rule: MapRule) => void;
}) {
  return (
    <Select<EvidenceId>
      label={t("backstage.evidence")}
      description={t("backstage.evidenceHint")}
      options={[
        { id: "none", label: t("backstage.notSaid") },
        { id: "observed", label: t("backstage.observed") },
        { id: "assumed", label: t("backstage.assumed") },
        { id: "proposed", label: t("backstage.proposed") },
      ]}
      value={touchpoint.evidence === "" ? "none" : touchpoint.evidence}
      onChange={(id) => {
        const evidence = id === "none" ? "" : id;
        change((map) =>
          describeTouchpoints(map, { ids: [touchpoint.id], description: { evidence } }),
        );
      }}
    />
  );
}

function useChange(): (rule: MapRule) => void {
  const edit = useEdit();
  return (rule) => {
    const result = edit(t("backstage.undoMoment"), rule);
    if (!result.ok) toast(result.error.message, { tone: "caution" });
  };
}
