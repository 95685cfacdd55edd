import { expect, test } from "vitest";
import { foldForSearch, searchRank } from "./fold.ts";

test("[MAP-106] case, accents and spaces do not matter in a search", () => {
  expect(foldForSearch("  Übergabe  am\nÉtal ")).toBe("ubergabe am etal");
  expect(foldForSearch("Straße")).toBe("straße");
});

test("[MAP-106] what begins with the words comes first, then whole words, then the rest", () => {
  const rank = (text: string, query: string) =>
    searchRank(foldForSearch(text), foldForSearch(query).split(" ").filter(Boolean));
  expect(rank("Calls the hotline", "call")).toBe(0);
  expect(rank("Gets a call back", "call")).toBe(1);
  expect(rank("Recalls a parcel", "call")).toBe(2);
  expect(rank("Calls the hotline", "hot call")).toBe(1);
  expect(rank("Calls the hotline", "chat")).toBeNull();
  expect(rank("Anything", "")).toBe(2);
});
