// Gives the words of the interface: `t("area.key", { name })`. The keys and the names to fill in are checked by
// the compiler against the catalogue. It knows no React: a change of language reloads the page.
import { createInstance } from "i18next";
import { type Catalogue, catalogue } from "./catalogue.ts";

export type Area = keyof Catalogue;

/** Every text that `t` can give; a plural pair `x_one`, `x_other` is one text `x`. */
export type TextKey = { [A in Area]: `${A}.${Stem<keyof Catalogue[A] & string>}` }[Area];

/** What must be given to fill in the text under `Key`: nothing, or one value per `{{name}}` in it. */
export type TextValues<Key extends TextKey> = [NamesOf<Key>] extends [never]
  ? []
  : [values: { readonly [Name in NamesOf<Key>]: Name extends "count" ? number : string | number }];

const languages = createInstance();

// `initAsync: false` makes `t` usable in the very module that imports it: everything is bundled, nothing loads.
// React escapes what it shows, so escaping here would show `&amp;`.
void languages.init({
  lng: "en",
  fallbackLng: "en",
  initAsync: false,
  resources: { en: { translation: catalogue } },
  interpolation: { escapeValue: false },
});

/** The text under `key` in the language in use, with `values` filled in and the plural chosen by `count`. */
export function t<Key extends TextKey>(key: Key, ...values: TextValues<Key>): string {
  const [filled] = values;
  return languages.t(key, filled ?? {});
}

/** The BCP 47 tag of the language in use, for `Intl` and `<html lang>`. */
export function language(): string {
  return languages.language;
}

type PluralEnding = "zero" | "one" | "two" | "few" | "many" | "other";

type Stem<Name extends string> = Name extends `${infer Start}_${PluralEnding}` ? Start : Name;

type SourceOf<Key extends TextKey> = Key extends `${infer A extends Area}.${infer Name}`
  ? Sources<Catalogue[A], Name>
  : never;

type Sources<Texts, Name extends string> = {
  [K in keyof Texts]: K extends Name | `${Name}_${PluralEnding}` ? Texts[K] : never;
}[keyof Texts];

type NamesIn<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? BareName<Name> | NamesIn<Rest>
  : never;

type BareName<Name extends string> = Name extends `${infer Bare},${string}` ? Bare : Name;

type HasPlural<Key extends TextKey> = Key extends `${infer A extends Area}.${infer Name}`
  ? `${Name}_other` extends keyof Catalogue[A]
    ? "count"
    : never
  : never;

type NamesOf<Key extends TextKey> = NamesIn<SourceOf<Key>> | HasPlural<Key>;
