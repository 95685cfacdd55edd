import { expect, test } from "vitest";
import { isolated, t } from "./t.ts";

test("a text is found by its area and key", () => {
  expect(t("ui.close")).toBe("Close");
});

test("values are filled in as they are, since React escapes what it shows", () => {
  expect(t("ui.increase", { label: "Tom & Jerry" })).toBe("Increase Tom & Jerry");
});

test("[A11-244] what is read from right to left is filled in with its own direction, all else as it is", () => {
  expect(t("ui.increase", { label: "مجموعة (A)" })).toBe("Increase \u2068مجموعة (A)\u2069");
  expect(t("ui.increase", { label: "Éric 10" })).toBe("Increase Éric 10");
  expect(isolated("שירות לקוחות")).toBe("\u2068שירות לקוחות\u2069");
  expect(isolated("\ufe8f")).toBe("\u2068\ufe8f\u2069");
  expect(isolated("☎️ Hotline")).toBe("☎️ Hotline");
});

test("the plural follows the count", () => {
  expect(t("ui.charactersLeft", { count: 1 })).toBe("1 character left");
  expect(t("ui.charactersLeft", { count: 5 })).toBe("5 characters left");
});

test("the compiler refuses an unknown key, a missing value and a value too many", () => {
  // Never called: only its types are of interest.
  const refused = () => {
    // @ts-expect-error there is no such text
    t("ui.nothing");
    // @ts-expect-error `label` is missing
    t("ui.increase");
    // @ts-expect-error nothing is to be filled in
    t("ui.close", { label: "x" });
    // @ts-expect-error the count of a plural is a number
    t("ui.charactersLeft", { count: "1" });
  };
  expect(refused).toBeTypeOf("function");
});
