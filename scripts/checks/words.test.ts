import { expect, test } from "vitest";
import { findForeignWords } from "./words.mjs";

const room = { path: "client/rooms/board/BoardRoom.tsx", text: "addWords({ board });" };

test("a room uses the words that it brings, and those of every screen", () => {
  const card = { path: "client/rooms/board/Card.tsx", text: 't("board.add"); t("ui.close");' };
  expect(findForeignWords([room, card])).toEqual([]);
});

test("words of another room are found, with their line and what to do", () => {
  const card = { path: "client/rooms/board/Card.tsx", text: "\nt(`feel.title`)" };
  const findings = findForeignWords([room, card]);
  expect(findings).toMatchObject([{ path: card.path, line: 2 }]);
  expect(findings[0]?.message).toMatch(/"feel".*addWords/);
});

test("tests and the gallery have all words", () => {
  const files = [
    { path: "client/gallery/Gallery.tsx", text: 't("feel.title")' },
    { path: "client/ui/Button.test.tsx", text: 't("feel.title")' },
  ];
  expect(findForeignWords(files)).toEqual([]);
});
