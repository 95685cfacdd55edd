// Gives the words of the interface: `t("area.key", { name })`. The keys and the names to fill in are checked by
// the compiler against the catalogue, and what is filled in keeps its own direction. It knows no React: a change of language reloads the page.
import type { Catalogue } from "./catalogue.ts";

export type Area = keyof Catalogue;

/** Every text that `t` can give; a plural pair `x_one`, `x_other` is one text `x`. */
export type TextKey = { [A in Area]: `${A}.${Stem<keyof Catalogue[A] & string>}` }[Area];

/** What must be given to fill in the text under `Key`: nothing, or one value per `{{name}}` in it. */
export type TextValues<Key extends TextKey> = [NamesOf<Key>] extends [never]
  ? []
  : [values: { readonly [Name in NamesOf<Key>]: Name extends "count" ? number : string | number }];

type Words = { readonly [name: string]: string };
type Values = { readonly [name: string]: string | number };

const tag = "en";
const plural = new Intl.PluralRules(tag);
const areas: { [area: string]: Words } = {};

/**
 * Brings the words of some areas. What is on screen first must not wait for the words of everything else, so each room
 * brings its own, in the file that is loaded to show it; a check says when a folder uses words that it does not bring.
 */
export function addWords(words: { readonly [A in Area]?: Catalogue[A] }): void {
  Object.assign(areas, words);
}

/** The text under `key` in the language in use, with `values` filled in and the plural chosen by `count`. */
export function t<Key extends TextKey>(key: Key, ...values: TextValues<Key>): string {
  const given: Values = values[0] ?? {};
  const [area = "", name = ""] = key.split(".", 2);
  const text = formOf(areas[area] ?? {}, name, given.count);
  if (text === undefined)
    throw new Error(`There are no words for ${key}; does its room bring them?`);
  return text.replace(/{{(\w+)}}/g, (whole, slot: string) =>
    isolated(String(given[slot] ?? whole)),
  );
}

/**
 * A person's words as they stand in a sentence or beside others' words: where they are read from right to left they are isolated,
 * or what is before and after them, such as a bracket or a number, would change sides. Attributes have no other way. Rule A11-244.
 */
export function isolated(words: string): string {
  return rightToLeft.test(words) ? `\u2068${words}\u2069` : words;
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** The BCP 47 tag of the language in use, for `Intl` and `<html lang>`. */
export function language(): string {
  return tag;
}

function formOf(
  words: Words,
  name: string,
  count: string | number | undefined,
): string | undefined {
  if (typeof count !== "number") return words[name];
  const exactly = count === 0 ? words[`${name}_zero`] : undefined;
  return (
    exactly ?? words[`${name}_${plural.select(count)}`] ?? words[`${name}_other`] ?? words[name]
  );
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
