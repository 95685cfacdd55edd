// @vitest-environment node
import { expect, test } from "vitest";
import { create } from "../../../shared/model/change.fixture.ts";
import type { MapChange } from "../../../shared/model/change.ts";
import { t } from "../../i18n/t.ts";
import { plainLook } from "../../lanes/look.ts";
import { localSession } from "../../session/localSession.ts";
import { columnsOf } from "./columns.ts";
import { insertStage, nameStage } from "./deeds.ts";
import { createDesk } from "./desk.ts";
import type { Tools } from "./journeyHere.ts";

function toolsOf(...others: readonly MapChange[]): Tools {
  const session = localSession({
    map: [
      create("personas", "p", { name: "Nadia" }),
      create("journeys", "j", { personaId: "p", kind: "ideal" }),
      ...others,
    ],
  });
  const columns = () => columnsOf(session.map.tables, "j");
  const journey = { journeyId: "j", personaId: "p", mayEdit: true, columns };
  return { session, desk: createDesk(false, plainLook), journey };
}

test("[MAP-403] undo names the journey that it would change, where there is more than one", () => {
  const alone = toolsOf();
  insertStage(alone, null);
  const what = t("journeys.undoStageAdd");
  expect(alone.session.undo.state().undo).toBe(what);
  const { session, ...tools } = toolsOf(
    create("journeys", "k", { personaId: "p", kind: "current" }),
  );
  insertStage({ session, ...tools }, null);
  const journey = t("journeys.idealJourneyOf", { name: "Nadia" });
  const named = t("journeys.doneIn", { what, journey });
  expect(session.undo.state().undo).toBe(named);
  const [stageId = ""] = session.map.tables.stages.keys();
  nameStage({ session, ...tools }, stageId, "Buy");
  expect(session.undo.state().undo).toBe(named);
});
