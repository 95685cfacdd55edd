// Owns: the sentences that differ between a round with names and an anonymous one. [PRV-100]

import type { Round } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";

export function revealedText({ mode }: Pick<Round, "mode">): string {
  return mode === "named" ? t("brainstorm.revealedNamed") : t("brainstorm.revealedText");
}
