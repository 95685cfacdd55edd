// Owns: what is said when a department's name is not taken.

import type { Refusal } from "../../../shared/model/refusals.ts";
import { t } from "../../i18n/t.ts";

export function departmentRefusal(refusal: Refusal): string {
  return refusal.code === "alreadyThere" ? t("lobby.departmentTaken") : refusal.message;
}
