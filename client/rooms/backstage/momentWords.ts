// Owns: how the score of a moment and the reasons of a candidate are told.

import type { CandidateReason } from "../../../shared/insight/moments.ts";
import { writtenMean } from "../../../shared/model/emotion.ts";
import type { ScoredMoment } from "../../../shared/model/gap.ts";
import { t } from "../../i18n/t.ts";

/** "experience −1.2", the word of a small group, or nothing. */
export function experienceWords(experience: ScoredMoment["experience"]): string {
  if (experience === null) return "";
  if (typeof experience === "number") {
    return t("backstage.experienceIs", { mean: writtenMean(experience) });
  }
  return t("backstage.smallGroupSays", { word: t(feelings[experience]) });
}

export function priorityWords(priority: number | null): string {
  return priority === null ? "" : t("backstage.priorityIs", { mean: writtenMean(priority) });
}

export function reasonWords(reason: CandidateReason): string {
  switch (reason.kind) {
    case "strongPain":
      return t("backstage.reasonPain", { mean: writtenMean(reason.mean) });
    case "strongLove":
      return t("backstage.reasonLove", { mean: writtenMean(reason.mean) });
    case "smallGroupPain":
      return t("backstage.reasonSmallGroup");
    case "disagreement":
      return t("backstage.reasonDisagreement");
    case "manyRate":
      return t("backstage.reasonMany", { count: reason.n });
    case "differ":
      return t("backstage.reasonDiffer", {
        customers: writtenMean(reason.customers),
        employees: writtenMean(reason.employees),
      });
    default:
      return reason satisfies never;
  }
}

const feelings = {
  love: "backstage.love",
  mixed: "backstage.mixed",
  pain: "backstage.pain",
} as const;
