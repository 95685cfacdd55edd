// @vitest-environment jsdom
import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { MapChange, RoomChange } from "../../../shared/model/change.ts";
import type { Role } from "../../../shared/model/rights.ts";
import { type LocalSession, localSession } from "../../session/localSession.ts";
import { layOutLists } from "../../testing/virtualList.ts";
import { useAnnouncements } from "../../ui/announcements.ts";
import { showJourneys, journeyInWords as words } from "./show.fixture.tsx";

const persona = (id: string, name: string): MapChange => ({
  op: "create",
  table: "personas",
  id,
  values: { name, color: 1 },
});
const stage = (id: string, name: string, order: string): MapChange => ({
  op: "create",
  table: "stages",
  id,
  values: { journeyId: "j", name, order },
});
const touchpoint = (id: string, text: string): MapChange => ({
  op: "create",
  table: "touchpoints",
  id,
  values: { text },
});
const step = (id: string, touchpointId: string, stageId: string, order: string): MapChange => ({
  op: "create",
  table: "steps",
  id,
  values: { journeyId: "j", touchpointId, slot: [stageId, order] },
});

/** Nadia's ideal journey: Choose (Advert, Reviews), Buy (Basket), Use (nothing); Hotline and Return label wait in the pool. */
const shop: readonly MapChange[] = [
  persona("p", "Nadia"),
  { op: "create", table: "journeys", id: "j", values: { personaId: "p", kind: "ideal" } },
  stage("choose", "Choose", "V1"),
  stage("buy", "Buy", "V2"),
  stage("use", "Use", "V3"),
  touchpoint("t1", "Advert"),
  touchpoint("t2", "Reviews"),
  touchpoint("t3", "Basket"),
  touchpoint("t4", "Hotline"),
  touchpoint("t5", "Return label"),
  step("s1", "t1", "choose", "V1"),
  step("s2", "t2", "choose", "V2"),
  step("s3", "t3", "buy", "V1"),
];

function open(
  options: {
    map?: readonly MapChange[];
    room?: readonly RoomChange[];
    role?: Role;
    path?: string;
    schedule?: (tell: () => void) => void;
  } = {},
): { session: LocalSession; path: () => string } {
  const session = localSession({
    map: options.map ?? shop,
    room: options.room ?? [],
    role: options.role ?? "facilitator",
    ...(options.schedule ? { schedule: options.schedule } : {}),
  });
  return { session, path: showJourneys(session, options.path).path };
}

/** A step on the map (the same words may be in the pool too). */
function stepCard(text: string): HTMLElement {
  const map = screen.getByRole("region", { name: "Nadia’s ideal journey" });
  return within(map).getByRole("option", { name: new RegExp(text) });
}

function said(): string {
  return useAnnouncements.getState().latest.at(-1)?.text ?? "";
}

// Roles and names are dear to compute in jsdom, and more so on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  useAnnouncements.setState({ latest: [] });
  window.sessionStorage.clear();
  return layOutLists(600, 60);
});

it("[A11-248] has a heading of its own above those of its stages", () => {
  open();
  const headings = screen.getAllByRole("heading").map(({ textContent }) => textContent);
  const at = headings.indexOf("Nadia’s ideal journey");
  expect(headings.slice(at, at + 3)).toEqual(["Nadia’s ideal journey", "Choose", "Buy"]);
  expect(screen.getByRole("heading", { level: 2, name: "Nadia’s ideal journey" })).toBeVisible();
});

describe("by keyboard", () => {
  it("[A11-30] a touchpoint is placed from the pool, each place said aloud", async () => {
    const { session } = open();
    const user = userEvent.setup();
    act(() => screen.getByRole("option", { name: /^Return label/ }).focus());
    await user.keyboard("{Enter}");
    expect(said()).toContain("Return label: stage Choose, position 3 of 3");
    await user.keyboard("{ArrowRight}");
    expect(said()).toBe("Return label: stage Buy, position 2 of 2");
    await user.keyboard("{ArrowUp}");
    expect(said()).toBe("Return label: stage Buy, position 1 of 2");
    await user.keyboard("{Enter}");
    expect(said()).toBe("Return label placed in Buy, position 1 of 2.");
    expect(words(session)).toBe("Choose: Advert Reviews | Buy: Return label Basket | Use:");
  });

  it("[A11-30] several are chosen with Shift and placed together, also into an empty stage", async () => {
    const { session } = open();
    const user = userEvent.setup();
    act(() => screen.getByRole("option", { name: /^Hotline/ }).focus());
    await user.keyboard("{Shift>}{ArrowDown}{/Shift}");
    await user.keyboard(" {ArrowRight}{ArrowRight}{ArrowRight}");
    expect(said()).toBe("2 touchpoints: stage Use, position 1 of 2");
    await user.keyboard(" ");
    expect(words(session)).toBe("Choose: Advert Reviews | Buy: Basket | Use: Hotline Return label");
  });

  it("[A11-31] a step moves within and across stages and keeps the focus; Escape leaves it", async () => {
    const { session } = open();
    const user = userEvent.setup();
    act(() => stepCard("Advert").focus());
    await user.keyboard(" {ArrowDown}{Enter}");
    expect(words(session)).toBe("Choose: Reviews Advert | Buy: Basket | Use:");
    expect(document.activeElement).toHaveTextContent("Advert");
    await user.keyboard("{Enter}{ArrowRight}{Escape}");
    expect(said()).toBe("Cancelled. Nothing has moved.");
    expect(words(session)).toBe("Choose: Reviews Advert | Buy: Basket | Use:");
    await user.keyboard("{Enter}{ArrowRight}{Home}{Enter}");
    expect(words(session)).toBe("Choose: Reviews | Buy: Advert Basket | Use:");
    expect(document.activeElement).toHaveTextContent("Advert");
  });

  it("[A11-32] arrow keys go from step to step, and one step is the tab stop", async () => {
    open();
    const user = userEvent.setup();
    const stops = () =>
      screen
        .getByRole("region", { name: "Nadia’s ideal journey" })
        .querySelectorAll('[role="option"][tabindex="0"]');
    expect(stops()).toHaveLength(1);
    act(() => stepCard("Advert").focus());
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toHaveTextContent("Reviews");
    await user.keyboard("{ArrowRight}");
    expect(document.activeElement).toHaveTextContent("Basket");
    await user.keyboard("{ArrowRight}");
    expect(document.activeElement).toHaveTextContent("Basket");
    expect(stops()).toHaveLength(1);
  });

  it("Delete takes a step out, the focus goes on, and one undo brings it back", async () => {
    const { session } = open();
    const user = userEvent.setup();
    act(() => stepCard("Advert").focus());
    await user.keyboard("{Delete}");
    expect(words(session)).toBe("Choose: Reviews | Buy: Basket | Use:");
    expect(document.activeElement).toHaveTextContent("Reviews");
    expect(said()).toBe("Advert is out of the journey. It stays in the pool.");
    act(() => session.undo.undo());
    expect(words(session)).toBe("Choose: Advert Reviews | Buy: Basket | Use:");
  });

  it("M marks a moment of truth, and the card says so", async () => {
    open();
    const user = userEvent.setup();
    act(() => stepCard("Basket").focus());
    await user.keyboard("m");
    expect(stepCard("Basket")).toHaveTextContent("Moment of truth: love");
    await user.keyboard("m");
    expect(stepCard("Basket")).toHaveTextContent("Moment of truth: pain");
  });
});

describe("the pool", () => {
  it("[MAP-342] shows which touchpoint follows the one that was placed and would be placed next", async () => {
    const { session } = open();
    const user = userEvent.setup();
    const pool = (): HTMLElement => screen.getByRole("complementary", { name: "Pool" });
    const next = () => [...pool().querySelectorAll("[data-next]")].map((one) => one.textContent);
    await user.click(await within(pool()).findByRole("option", { name: /^Hotline/ }));
    expect(next()).toEqual([]);
    await user.click(within(pool()).getByRole("button", { name: "Place in…" }));
    await user.click(await screen.findByRole("menuitem", { name: "Use" }));
    expect(words(session)).toBe("Choose: Advert Reviews | Buy: Basket | Use: Hotline");
    await waitFor(() => expect(next()).toEqual([expect.stringContaining("Return label")]));
  });
});

describe("stages", () => {
  it("[MAP-59] deleting a stage moves its steps, and one undo restores all", async () => {
    const { session } = open();
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "What to do with Buy" }));
    await user.click(await screen.findByRole("menuitem", { name: "Delete" }));
    expect(words(session)).toBe("Choose: Advert Reviews Basket | Use:");
    act(() => session.undo.undo());
    expect(words(session)).toBe("Choose: Advert Reviews | Buy: Basket | Use:");
  });

  it("a stage is added between others and named at once", async () => {
    const { session } = open();
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "What to do with Buy" }));
    await user.click(await screen.findByRole("menuitem", { name: "Add a stage before" }));
    await user.keyboard("Compare{Enter}");
    expect(words(session)).toBe("Choose: Advert Reviews | Compare: | Buy: Basket | Use:");
  });

  it("[MAP-341] is ready for its name in the press that adds it, before any frame is drawn", async () => {
    const { session } = open({ schedule: () => undefined });
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Add a stage" }));
    await user.keyboard("Far away{Enter}");
    expect(words(session)).toBe("Choose: Advert Reviews | Buy: Basket | Use: | Far away:");
  });

  it("Ctrl with an arrow key on its name moves a stage, and the focus stays on it", async () => {
    const { session } = open();
    const user = userEvent.setup();
    act(() => screen.getByRole("button", { name: "Buy" }).focus());
    await user.keyboard("{Control>}{ArrowLeft}{/Control}");
    expect(words(session)).toBe("Buy: Basket | Choose: Advert Reviews | Use:");
    expect(screen.getByRole("button", { name: "Buy" })).toHaveFocus();
  });

  it("[MAP-64] what is missing is typed straight into a stage", async () => {
    const { session } = open();
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: /Add a missing touchpoint to Use/ }));
    await user.keyboard("Thank-you note{Enter}");
    expect(words(session)).toBe("Choose: Advert Reviews | Buy: Basket | Use: Thank-you note");
    expect(stepCard("Thank-you note")).toHaveTextContent("Should exist");
  });
});

describe("the room", () => {
  it("[A11-166] the first persona begins with a name, and her journey with one press", async () => {
    const { session } = open({ map: [] });
    const user = userEvent.setup();
    const [, add] = screen.getAllByRole("button", { name: "Add a persona" });
    await user.click(add as HTMLElement);
    await user.type(await screen.findByRole("textbox", { name: /Name/ }), "Rosa");
    await user.click(screen.getByRole("button", { name: "Create" }));
    await user.click(await screen.findByRole("button", { name: "Create the ideal journey" }));
    const first = await screen.findByRole("button", { name: "Add the first stage" });
    await waitFor(() =>
      expect(screen.getByRole("region", { name: "Rosa’s ideal journey" })).toHaveFocus(),
    );
    await user.click(first);
    expect([...session.map.tables.personas.values()][0]?.name).toBe("Rosa");
    expect([session.map.tables.journeys.size, session.map.tables.stages.size]).toEqual([1, 1]);
  });

  it("[MAP-56] the current journey may begin with the stages of the ideal one", async () => {
    const { session } = open();
    const user = userEvent.setup();
    await user.click(screen.getByRole("radio", { name: "Current" }));
    await user.click(
      await screen.findByRole("button", { name: /With the same stages|with the same stages/i }),
    );
    const names = [...session.map.tables.stages.values()]
      .filter(({ journeyId }) => journeyId !== "j")
      .map(({ name }) => name);
    expect(names).toEqual(["Choose", "Buy", "Use"]);
  });

  it("[A11-33] who may not change the map is told why and is offered no way to", async () => {
    open({ role: "contributor" });
    expect(screen.getByText(/until the facilitator opens the map/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Add a stage" })).toBeNull();
    expect(screen.queryByRole("button", { name: /Add a missing/ })).toBeNull();
    expect(screen.queryByRole("button", { name: /What to do/ })).toBeNull();
    act(() => stepCard("Advert").focus());
    const user = userEvent.setup();
    await user.keyboard("{Delete}{Enter}");
    expect(stepCard("Advert")).toBeVisible();
    expect(screen.getByRole("complementary", { name: "Step" })).toBeVisible();
  });

  it("an address that points at a step opens it, with the way to its process map", async () => {
    open({ path: "/w/local/journeys/j?step=s3" });
    const panel = await screen.findByRole("complementary", { name: "Step" });
    expect(within(panel).getByRole("textbox", { name: "Touchpoint" })).toHaveValue("Basket");
    expect(within(panel).getByRole("link", { name: "Backstage" })).toHaveAttribute(
      "href",
      "/w/local/backstage?step=s3",
    );
  });

  it("[A11-34] the emotion curve stands in words, with a gap where nobody rated", () => {
    const round: RoomChange = {
      op: "create",
      table: "rounds",
      id: "r",
      values: { kind: "feel", state: "published", endsAtMs: 1, order: "V1", journeyId: "j" },
    };
    const tally: RoomChange = {
      op: "create",
      table: "tallies",
      id: "t",
      values: { roundId: "r", stepId: "s2", love: 1, pain: 4, n: 5, mean: -1.2, spread: 0.4 },
    };
    open({ room: [round, tally] });
    const table = screen.getByRole("table", { name: "Emotions of the steps" });
    expect(within(table).getByRole("row", { name: "Reviews −1.2 1 4 5" })).toBeVisible();
    expect(within(table).getByRole("row", { name: /^Advert Not rated/ })).toBeVisible();
  });

  it("others are told which journey one has before oneself and which step one holds", async () => {
    const { session } = open();
    const user = userEvent.setup();
    await user.click(stepCard("Basket"));
    await vi.waitFor(() => expect(session.told.at(-1)?.selected).toEqual(["j", "s3"]));
  });
});

it("[MAP-275] whoever is on screen stays there, whatever others add, and is there after other rooms", async () => {
  const empty = [persona("a", "Ada"), persona("p", "Nadia")];
  const filled: readonly MapChange[] = [...empty, ...shop.slice(1)];
  const shown = (): string | undefined =>
    within(screen.getByRole("navigation", { name: "Personas" })).getByRole("button", {
      current: true,
    }).textContent ?? undefined;
  const { session } = open({ map: filled });
  expect(shown()).toBe("Nadia");
  const others: readonly MapChange[] = [
    persona("b", "Aaron"),
    { op: "create", table: "journeys", id: "j2", values: { personaId: "b", kind: "ideal" } },
    {
      op: "create",
      table: "steps",
      id: "s9",
      values: { journeyId: "j2", touchpointId: "t1", slot: ["x", "V"] },
    },
  ];
  act(() => session.map.apply(others, "other"));
  expect(shown()).toBe("Nadia");
  await userEvent.setup().click(screen.getByRole("button", { name: "Ada" }));
  expect(shown()).toBe("Ada");
  cleanup();
  showJourneys(session);
  expect(shown()).toBe("Ada");
});
