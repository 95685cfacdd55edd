// Owns: when the answers to the two questions beside the box to write in are loaded: after the box, and before anybody asks.

import { firstPicture } from "../../app/shown.ts";
import { t } from "../../i18n/t.ts";
import { laterPart } from "../../ui/laterPart.ts";

const load = () => import("./Answers.tsx");
void firstPicture.then(load).catch(() => undefined);

export const WhoSees = laterPart(() => load().then((m) => m.WhoSees), OutOfReach);
export const Help = laterPart(() => load().then((m) => m.Help), OutOfReach);

function OutOfReach() {
  return <p>{t("ui.outOfReach")}</p>;
}
