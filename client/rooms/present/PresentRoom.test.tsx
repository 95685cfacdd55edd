// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { MapChange, RoomChange } from "../../../shared/model/change.ts";
import { isolated } from "../../i18n/t.ts";
import { DeviceProvider } from "../../session/device.tsx";
import { SessionProvider } from "../../session/hooks.ts";
import { type LocalSessionOptions, localSession } from "../../session/localSession.ts";
import { PresentRoom } from "./PresentRoom.tsx";

// Pictures need real fonts to measure by: a browser's matter (e2e).
vi.mock("./usePictures.ts", () => ({ usePicture: () => undefined }));
vi.stubGlobal("matchMedia", () => ({
  matches: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}));

const map: readonly MapChange[] = [
  { op: "create", table: "departments", id: "d1", values: { name: "Shop floor" } },
  { op: "create", table: "personas", id: "p1", values: { name: "Nadia", goal: "A quiet day" } },
  { op: "create", table: "journeys", id: "j1", values: { personaId: "p1", kind: "current" } },
  { op: "create", table: "stages", id: "g1", values: { journeyId: "j1", name: "Buy", order: "V" } },
  {
    op: "create",
    table: "touchpoints",
    id: "t1",
    values: { text: "Waits at the till", departmentId: "d1" },
  },
  {
    op: "create",
    table: "steps",
    id: "s1",
    values: { journeyId: "j1", touchpointId: "t1", slot: ["g1", "V"], momentOfTruth: "pain" },
  },
];

const round = (id: string, order: string): RoomChange => ({
  op: "create",
  table: "rounds",
  id,
  values: { kind: "feel", state: "published", endsAtMs: 0, order },
});

const tally = (roundId: string, mean: number): RoomChange => ({
  op: "create",
  table: "tallies",
  id: `${roundId}-s1`,
  values: { roundId, stepId: "s1", mean, love: 1, pain: 5, n: 6, spread: 1 },
});

const twoRounds = [round("r1", "A"), tally("r1", -2), round("r2", "B"), tally("r2", -0.5)];

function open(path: string, options: LocalSessionOptions = {}) {
  window.history.replaceState(null, "", path);
  const session = localSession({ role: "facilitator", map, room: twoRounds, ...options });
  const memory = { person: () => ({ name: "", color: 1 }) };
  const device = { api: { origin: "https://maps.example" }, memory } as unknown as Parameters<
    typeof DeviceProvider
  >[0]["value"];
  render(
    <DeviceProvider value={device}>
      <SessionProvider value={session}>
        <PresentRoom />
      </SessionProvider>
    </DeviceProvider>,
  );
  return session;
}

beforeEach(() => window.history.replaceState(null, "", "/w/local/present"));

test("[EXP-102] the room begins with what matters, with reasons, and leads to the step", async () => {
  open("/w/local/present");
  const list = within(screen.getByRole("region", { name: "What matters most" }));
  expect(list.getByText(/Rated −0.5 · No process map behind it/)).toBeVisible();
  await userEvent.click(list.getByRole("button", { name: "Waits at the till" }));
  expect(screen.getByRole("heading", { level: 1, name: "Waits at the till" })).toBeVisible();
});

test.each(["j-gone", "brief/d-gone"])(
  "[A11-245] a page of what is gone has a heading of its own: %s",
  async (path) => {
    open(`/w/local/present/${path}`);
    expect(
      await screen.findByRole("heading", { level: 1, name: "Present and export" }),
    ).toBeVisible();
  },
);

test("[A11-142] the walk begins on the first screen, of the one journey or of one that is chosen", async () => {
  open("/w/local/present");
  await userEvent.click(screen.getByRole("button", { name: "Walk through a journey" }));
  expect(window.location.pathname).toBe("/w/local/present/j1");
});

test("[A11-256] what can be done with a picture names it", () => {
  open("/w/local/present");
  const picture = screen.getByRole("region", { name: "Nadia · Current journey" });
  const names = within(picture)
    .getAllByRole("button")
    .map((button) => button.getAttribute("aria-label"));
  expect(names).toEqual(
    [
      "Act it out: Nadia · Current journey",
      "Walk through Nadia · Current journey",
      "Export Nadia · Current journey",
    ].map((name) =>
      name.replace(
        "Nadia · Current journey",
        [isolated("Nadia"), isolated("Current journey")].join(" · "),
      ),
    ),
  );
});

test("[A11-227] messages stand above the row of controls under a walk", async () => {
  open("/w/local/present/j1");
  const leave = await screen.findByRole("button", { name: "Leave the walk" });
  const foot = () => document.documentElement.style.getPropertyValue("--foot");
  expect(foot()).toMatch(/px$/);
  await userEvent.click(leave);
  expect(foot()).toBe("");
});

test("[A11-142] of several journeys those with steps are offered", async () => {
  const other = { personaId: "p1", kind: "ideal", name: "Better" } as const;
  const step = { journeyId: "j2", touchpointId: "t1", slot: ["none", "V"] } as const;
  open("/w/local/present", {
    map: [
      ...map,
      { op: "create", table: "journeys", id: "j2", values: other },
      { op: "create", table: "journeys", id: "empty", values: { personaId: "p1", kind: "ideal" } },
      { op: "create", table: "steps", id: "s2", values: step },
    ],
  });
  await userEvent.click(screen.getByRole("button", { name: "Walk through a journey" }));
  expect(screen.getAllByRole("menuitem")).toHaveLength(2);
  await userEvent.click(screen.getByRole("menuitem", { name: "Nadia · Ideal journey · Better" }));
  expect(window.location.pathname).toBe("/w/local/present/j2");
});

test("[EXP-103] a walk has what was found at its end: before and after, and what matters", async () => {
  open("/w/local/present/j1/change");
  expect(screen.getByRole("cell", { name: "Better by 1.5" })).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Next step" }));
  expect(screen.getByRole("heading", { level: 1, name: "What matters most" })).toBeVisible();
  expect(window.location.pathname).toBe("/w/local/present/j1/matters");
});

test("[EXP-174] a heatmap of many touchpoints is on several slides, each of which says which it is", async () => {
  const many = Array.from({ length: 40 }, (_, at): readonly MapChange[] => [
    { op: "create", table: "touchpoints", id: `m${at}`, values: { text: `Meets ${at}` } },
    {
      op: "create",
      table: "steps",
      id: `n${at}`,
      values: { journeyId: "j1", touchpointId: `m${at}`, slot: ["g1", `W${at + 10}`] },
    },
  ]).flat();
  const felt = Array.from({ length: 40 }, (_, at): RoomChange => {
    const values = { roundId: "r2", stepId: `n${at}`, mean: 1, love: 5, pain: 1, n: 6, spread: 1 };
    return { op: "create", table: "tallies", id: `r2-n${at}`, values };
  });
  const { told } = open("/w/local/present/j1/heatmap", {
    map: [...map, ...many],
    room: [...twoRounds, ...felt],
  });
  expect(screen.getByRole("heading", { level: 1, name: "Love and pain · 1 of 2" })).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Lead everybody" }));
  await userEvent.click(screen.getByRole("button", { name: "Next step" }));
  expect(screen.getByRole("heading", { level: 1, name: "Love and pain · 2 of 2" })).toBeVisible();
  expect(told.at(-1)).toEqual({ showing: "present/j1/heatmap-2" });
  await userEvent.click(screen.getByRole("button", { name: "Next step" }));
  expect(window.location.pathname).toBe("/w/local/present/j1/change");
});

test("[EXP-183] a walk tells who holds a touch screen of strokes, and others of keys", () => {
  open("/w/local/present/j1");
  expect(screen.getByText(/^Arrow keys/)).toBeVisible();
  cleanup();
  const match = vi.spyOn(window, "matchMedia");
  match.mockImplementation((media) => {
    const matches = media.includes("pointer: coarse");
    return Object.assign(new EventTarget(), { matches, media }) as MediaQueryList;
  });
  open("/w/local/present/j1");
  expect(screen.getByText(/^Swipe/)).toBeVisible();
  expect(screen.queryByText(/Escape/)).toBeNull();
  match.mockRestore();
});

test("[EXP-120] a change that a word calls worse has no sign", () => {
  const worse = [round("r1", "A"), tally("r1", 1), round("r2", "B"), tally("r2", -0.5)];
  open("/w/local/present/j1/change", { room: worse });
  expect(screen.getByRole("cell", { name: "Worse by 1.5" })).toBeVisible();
});

test("[EXP-121] a step has its quotes with their source, its story, and what it rests on", () => {
  const said = Array.from(
    { length: 8 },
    (_, at): RoomChange => ({
      op: "create",
      table: "whys",
      id: `w${at}`,
      values: { roundId: "r2", stepId: "s1", text: `Said ${at + 1}` },
    }),
  );
  const told: MapChange = {
    op: "update",
    table: "touchpoints",
    id: "t1",
    values: { notes: "Told in the interview of May", evidence: "observed" },
  };
  open("/w/local/present/j1/s1", { map: [...map, told], room: [...twoRounds, ...said] });
  expect(screen.getAllByRole("blockquote").map((quote) => quote.textContent)).toEqual(
    [1, 2, 3, 4, 5, 6].map((number) => `Said ${number}`),
  );
  expect(
    screen.getByText("And 2 more. Anonymous, from the people of this workshop."),
  ).toBeVisible();
  expect(screen.getByText("Told in the interview of May")).toBeVisible();
  expect(screen.getByText("Observed with customers.")).toBeVisible();
});

test("[EXP-157] a clicker shows the rest of a slide that is higher than the screen, and then the next", async () => {
  open("/w/local/present/j1/s1");
  const slide = screen.getByRole("article").parentElement;
  if (!slide) throw new Error("The slide has no place");
  Object.defineProperties(slide, {
    scrollHeight: { value: 1500 },
    clientHeight: { value: 1000 },
  });
  await userEvent.keyboard("{PageDown}");
  expect(slide.scrollTop).toBe(800);
  expect(window.location.pathname).toBe("/w/local/present/j1/s1");
  await userEvent.keyboard("{PageDown}");
  expect(window.location.pathname).not.toBe("/w/local/present/j1/s1");
});

test("[A11-111] leading tells the others each slide, and its end", async () => {
  const { told } = open("/w/local/present/j1");
  await userEvent.click(screen.getByRole("button", { name: "Lead everybody" }));
  expect(told.at(-1)).toEqual({ showing: "present/j1/opening" });
  await userEvent.keyboard("{Tab}");
  await userEvent.click(screen.getByRole("button", { name: "Next step" }));
  expect(told.at(-1)).toEqual({ showing: "present/j1/map" });
  await userEvent.click(screen.getByRole("button", { name: "Leading everybody" }));
  expect(told.at(-1)).toEqual({ showing: "" });
});

test("[A11-111] a contributor is not offered to lead", () => {
  open("/w/local/present/j1", { role: "contributor" });
  expect(screen.queryByRole("button", { name: "Lead everybody" })).toBeNull();
});

test("[MAP-180] speaker notes are written beside the slide, with what comes next", async () => {
  const session = open("/w/local/present/j1/s1");
  await userEvent.keyboard("n");
  const field = screen.getByRole("textbox", { name: "What to say at this step" });
  await userEvent.type(field, "Ask who has waited here");
  await userEvent.tab();
  expect(session.map.tables.steps.get("s1")?.speakerNotes).toBe("Ask who has waited here");
  expect(screen.getByText("Love and pain")).toBeVisible();
});

test("[A11-252] the letters of a walk work on a keyboard of another script, and with Caps Lock", () => {
  open("/w/local/present/j1/s1");
  const notes = () => screen.queryByRole("textbox", { name: "What to say at this step" });
  const stage = screen.getByRole("region", { name: "Walk through" });
  fireEvent.keyDown(stage, { key: "т", code: "KeyN" });
  expect(notes()).toBeVisible();
  fireEvent.keyDown(stage, { key: "N", code: "KeyN" });
  expect(notes()).toBeNull();
});

test("[EXP-100] a department's brief shows its pains, moments and steps on one page", () => {
  open("/w/local/present/brief/d1");
  expect(screen.getByRole("heading", { level: 1, name: "Shop floor" })).toBeVisible();
  expect(screen.getByText("1 step in 1 journey")).toBeVisible();
  expect(screen.getAllByText("Waits at the till")).toHaveLength(3);
});

test("[EXP-100] a department's brief says which of its pains and loves are of an ideal journey", () => {
  const ideal = { personaId: "p1", kind: "ideal" } as const;
  const step = { journeyId: "j2", touchpointId: "t1", slot: ["none", "V"] } as const;
  const loved = { roundId: "r2", stepId: "s2", mean: 1.5, love: 6, pain: 0, n: 6, spread: 0.5 };
  open("/w/local/present/brief/d1", {
    map: [
      ...map,
      { op: "create", table: "journeys", id: "j2", values: ideal },
      { op: "create", table: "steps", id: "s2", values: step },
    ],
    room: [...twoRounds, { op: "create", table: "tallies", id: "r2-s2", values: loved }],
  });
  const itemUnder = (name: string) => {
    const heading = screen.getByRole("heading", { level: 2, name });
    const section = heading.closest("section");
    return section && within(section).getByRole("listitem");
  };
  expect(itemUnder("Your loves")).toHaveTextContent(/Waits at the till.*Ideal journey/);
  expect(itemUnder("Your pains")).not.toHaveTextContent("Ideal journey");
});

test("[EXP-101] a facilitator makes a viewer link that leads straight to the brief", async () => {
  const token = "t".repeat(43);
  const session = open("/w/local/present/brief/d1", {
    answer: () => ({ ok: true, link: `https://maps.example/w/local#${token}`, linkId: "l" }),
  });
  await userEvent.click(screen.getByRole("button", { name: "Make a link to this page" }));
  expect(session.wishes).toEqual([{ type: "createLink", role: "viewer" }]);
  expect(await screen.findByRole("button", { name: "Copy the link to this page" })).toBeVisible();
});

test("[EXP-104] a journey is acted out: the persona speaks, everybody follows, the room's notes are comments", async () => {
  const session = open("/w/local/present");
  await userEvent.click(screen.getByRole("button", { name: /^Act it out/ }));
  expect(screen.getByRole("heading", { level: 1, name: "I am Nadia." })).toBeVisible();
  expect(session.told.at(-1)).toEqual({ showing: "present/j1/opening/act" });
  await userEvent.click(screen.getByRole("button", { name: "Next step" }));
  await userEvent.click(screen.getByRole("button", { name: "Next step" }));
  expect(session.told.at(-1)).toEqual({ showing: "present/j1/s1/act" });
  await userEvent.type(screen.getByRole("textbox", { name: /comment/i }), "Looks around for help");
  await userEvent.click(screen.getByRole("button", { name: "Comment" }));
  expect(session.wishes).toEqual([
    {
      type: "comment",
      table: "touchpoints",
      rowId: "t1",
      text: "Looks around for help",
      author: "",
    },
  ]);
});
