// Owns: the words of the language in use that pictures of process maps and blueprints are drawn with.

import { durationWords } from "../../../shared/format/duration.ts";
import { layers, nodeKinds } from "../../../shared/model/tables.ts";
import { language, t } from "../../i18n/t.ts";

/** The words of lanes and nodes for pictures and diagrams. */
export function nodeWords() {
  return {
    layers: byName(layers, (layer) => t(`backstage.${layer}`)),
    kinds: byName(nodeKinds, (kind) => t(`backstage.${kind}`)),
    fail: t("backstage.fail"),
    wait: t("backstage.waitPoint"),
    minutes: (count: number) => durationWords(count, language()),
  };
}

/** A word for each of some names. */
export function byName<Name extends string>(
  names: readonly Name[],
  word: (name: Name) => string,
): Readonly<Record<Name, string>> {
  return Object.fromEntries(names.map((name) => [name, word(name)])) as Record<Name, string>;
}
