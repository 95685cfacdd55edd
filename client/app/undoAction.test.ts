// @vitest-environment node
import { expect, test } from "vitest";
import { createTouchpoints } from "../../shared/model/touchpoint.ts";
import { t } from "../i18n/t.ts";
import { editMap } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import { useAnnouncements } from "../ui/announcements.ts";
import { undoAction } from "./undoAction.ts";

test("[A11-191] what a message takes back is said aloud, and nothing where it has lapsed", () => {
  const session = localSession({});
  const add = (text: string): void => {
    const places = [[0, 0]] as const;
    editMap(session, "add", (map, chance) =>
      createTouchpoints(map, { texts: [text], places }, chance),
    );
  };
  add("Sees an advert");
  const { onPress } = undoAction(session);
  onPress();
  onPress();
  expect([...session.map.tables.touchpoints.keys()]).toEqual([]);
  expect(useAnnouncements.getState().latest.map(({ text }) => text)).toEqual([t("ui.undone")]);
});
