// Owns: parts of a screen that are shown when somebody asks for them by a press: fetched before, and after the first picture.
// Rule STA-47.

import type { ComponentType } from "react";
import { t } from "../i18n/t.ts";
import { readyPart } from "./firstPicture.ts";

export function askedSoon<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return readyPart(load, OutOfReach);
}

function OutOfReach() {
  return <p>{t("ui.outOfReach")}</p>;
}
