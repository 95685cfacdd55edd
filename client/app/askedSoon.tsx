// Owns: parts of a screen that are shown when somebody asks for them by a press: fetched before, and after the first picture.
// Rule STA-47.

import type { ComponentType } from "react";
import { t } from "../i18n/t.ts";
import { laterPart } from "../ui/laterPart.ts";
import { firstPicture } from "./shown.ts";

export function askedSoon<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  // What cannot be had yet is asked for again when it is shown.
  void firstPicture.then(load).catch(() => undefined);
  return laterPart(load, OutOfReach);
}

function OutOfReach() {
  return <p>{t("ui.outOfReach")}</p>;
}
