// @vitest-environment jsdom
import { act, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test, vi } from "vitest";
import { create } from "../../shared/model/change.fixture.ts";
import { applyPure, emptySnapshot, type MapChange } from "../../shared/model/change.ts";
import { journeyOutline } from "../../shared/model/outline.ts";
import { processOutline } from "../../shared/model/processOutline.ts";
import { type Persona, schemas } from "../../shared/model/tables.ts";
import { t } from "../i18n/t.ts";
import { ImportDialog } from "../importing/ImportDialog.tsx";
import { PersonaDialog } from "../personas/PersonaDialog.tsx";
import { ConnectDialog } from "../rooms/backstage/ConnectDialog.tsx";
import type { Deeds } from "../rooms/backstage/deeds.ts";
import { DeskProvider } from "../rooms/backstage/desk.tsx";
import { createEditor } from "../rooms/backstage/editor.ts";
import { NewMapDialog } from "../rooms/backstage/NewMapDialog.tsx";
import { NotesDialog } from "../rooms/backstage/NotesDialog.tsx";
import { OpenRoundForm } from "../rooms/brainstorm/OpenRoundForm.tsx";
import { OpenDots } from "../rooms/feel/OpenDots.tsx";
import { OpenRound } from "../rooms/feel/OpenRound.tsx";
import { Departments } from "../rooms/lobby/Departments.tsx";
import { useStatus } from "../session/hooks.ts";
import type { Rescue } from "../session/rescue.ts";
import { copyAfter, openPage, seen, useSeen, write } from "./ending.fixture.tsx";

window.history.replaceState(null, "", "/w/shop/backstage");

const room: { form: ReactNode } = { form: null };

/** A room with a form in it. */
vi.mock("./Shell.tsx", () => {
  const Shell = ({ rescue }: { readonly rescue: Rescue | null }) => {
    useSeen(rescue);
    return useStatus().kind === "ended" ? "Ended" : room.form;
  };
  return { Shell };
});

const none = () => undefined;
const ada: Persona = {
  id: "ada",
  name: "Ada",
  segment: "Commuters",
  goal: "Get there",
  quote: "",
  color: 1,
};
const file = { text: "Hotline\nShop", fileName: "cards.txt" };

const records: readonly MapChange[] = [
  create("personas", "ada", { name: "Ada" }),
  create("journeys", "j", { personaId: "ada" }),
  ...["a", "b", "c"].map((id) => create("touchpoints", id, { text: id })),
  create("processes", "x", { name: "Deliver", notes: "Twice a day" }),
  create("processLanes", "lane", { processId: "x", order: "V" }),
  ...["n", "m"].map((id) => create("processNodes", id, { processId: "x", spot: ["lane", 0, 0] })),
];
const map = applyPure(schemas.map, emptySnapshot(schemas.map), records);
const journey = given(journeyOutline(map, "j"));
const outline = given(processOutline(map, "x"));

function given<T>(it: T | undefined): T {
  if (it === undefined) throw new Error("It is not there");
  return it;
}

/** A process map is open, and the node `n` about to be connected. */
function onDesk(part: ReactNode): ReactNode {
  const editor = createEditor();
  editor.setState({ connecting: "n" });
  const desk = { editor, deeds: {} as Deeds, mayEdit: true };
  return <DeskProvider value={desk}>{part}</DeskProvider>;
}

const forms: { readonly [what: string]: { form: ReactNode; name: string } } = {
  "the name of a new persona": {
    form: <PersonaDialog persona={null} onClose={none} onCreated={none} />,
    name: t("journeys.personaName"),
  },
  "the goal of a persona": {
    form: <PersonaDialog persona={ada} onClose={none} onCreated={none} />,
    name: t("journeys.personaGoal"),
  },
  "the name of a new process map": {
    form: <NewMapDialog onClose={none} />,
    name: t("backstage.newMapName"),
  },
  "the question of a round": {
    form: <OpenRoundForm title="Begin" />,
    name: t("leading.promptLabel"),
  },
  "the question of a round of ratings": {
    form: <OpenRound journeys={[journey]} isFirst />,
    name: t("feel.openPrompt"),
  },
  "the question of a dot vote": {
    form: <OpenDots map={map} isAgain={false} />,
    name: t("feel.openPrompt"),
  },
  "the notes of a process map": {
    form: onDesk(<NotesDialog process={outline.process} onClose={none} />),
    name: t("backstage.notesOf", { name: "Deliver" }),
  },
  "the words of a new connection": {
    form: onDesk(<ConnectDialog outline={outline} />),
    name: t("backstage.flowLabelPlain"),
  },
  "the name of a new department": { form: <Departments />, name: t("lobby.departmentNew") },
  "a text to import": { form: <ImportDialog onClose={none} />, name: t("importing.text") },
  "a file that was mended": {
    form: <ImportDialog onClose={none} initial={file} />,
    name: t("importing.text"),
  },
};

test.each(Object.entries(forms))(
  "[STA-74] %s, changed and not handed in as the workshop ends, is in the copy that is offered, and nothing else of the form",
  async (_what, { form, name }) => {
    room.form = form;
    const server = await openPage(name);
    write(name, "Hotline\nTyped");
    const copy = await copyAfter(() => server.cut(4410, "This workshop was deleted."));
    expect(copy.inFields).toHaveLength(1);
    expect(copy.inFields?.[0]).toContain("Typed");
  },
);

test.each(Object.entries(forms))(
  "[STA-74] nothing is offered where %s stands as it was",
  async (_what, { form, name }) => {
    room.form = form;
    const server = await openPage(name);
    act(() => server.cut(4410, "This workshop was deleted."));
    await screen.findByText("Ended");
    expect(seen.rescue).toBeNull();
  },
);
