// @vitest-environment jsdom
import { act, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test, vi } from "vitest";
import type { Persona } from "../../shared/model/tables.ts";
import { t } from "../i18n/t.ts";
import { ImportDialog } from "../importing/ImportDialog.tsx";
import { PersonaDialog } from "../personas/PersonaDialog.tsx";
import { NewMapDialog } from "../rooms/backstage/NewMapDialog.tsx";
import { OpenRoundForm } from "../rooms/brainstorm/OpenRoundForm.tsx";
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
