// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { describe, expect, it, vi } from "vitest";
import { useBrought } from "../../importing/askedImport.ts";
import { card, enter, list, open, row, touchpoint, worldStyle } from "./board.fixture.tsx";

describe("the board", () => {
  it("shows every touchpoint as a card with all that its look says, in words", async () => {
    open();
    expect(await card(/Call the hotline Service, Phone/)).toBeVisible();
    expect(screen.getByText(/3 touchpoints/)).toHaveTextContent("3 touchpoints · 3 unplaced");
  });

  it("[A11-244] keeps the direction of a card's words and of its department, in its name too", async () => {
    open({
      map: [
        { op: "create", table: "departments", id: "d", values: { name: "שירות", color: 1 } },
        touchpoint("a", "קורא את המכתב", 0, 0, { channel: "letter", departmentId: "d" }),
      ],
    });
    const shown = await card(/קורא/);
    expect(shown).toHaveAccessibleName("\u2068קורא את המכתב\u2069 \u2068שירות\u2069, Letter");
    expect(within(shown).getByText("שירות")).toHaveAttribute("dir", "auto");
  });

  it("says what to do when it is empty", async () => {
    open({ map: [] });
    expect(await screen.findByText("The board is waiting for touchpoints")).toBeVisible();
  });

  it("[A11-161] has the keyboard where an empty board was pressed, and from its first card on", async () => {
    const user = userEvent.setup();
    open({ map: [] });
    await screen.findByText("The board is waiting for touchpoints");
    const ground = document.querySelector("[data-surface]");
    if (!ground) throw new Error("The board has no surface");
    fireEvent.pointerDown(ground, { button: 0, clientX: 300, clientY: 300 });
    fireEvent.pointerUp(ground, { button: 0, clientX: 300, clientY: 300 });
    await user.keyboard("n");
    const field = await screen.findByRole("textbox", { name: /new/ });
    fireEvent.change(field, { target: { value: "Sees an advert" } });
    await user.keyboard("{Enter}");
    const first = await list();
    await waitFor(() => expect(first).toHaveFocus());
  });

  it("[A11-190] the key of the details, pressed once more, leads the keyboard into them", async () => {
    const user = userEvent.setup();
    open();
    await enter();
    await user.keyboard(" i");
    const panel = within(await screen.findByRole("complementary", { name: "Details and notes" }));
    expect(await list()).toHaveFocus();
    await user.keyboard("i");
    expect(panel.getByRole("textbox", { name: "Wording" })).toHaveFocus();
    await user.keyboard("{Escape}");
    expect(await list()).toHaveFocus();
  });

  it("[MAP-321] shows what an import has brought, selected", async () => {
    open();
    await card(/Call/);
    act(() => useBrought.setState({ ids: ["b", "c"] }));
    await waitFor(async () => expect(await card(/Visit/)).toHaveAttribute("aria-selected", "true"));
    expect(await card(/Read/)).toHaveAttribute("aria-selected", "true");
    expect(await card(/Call/)).toHaveAttribute("aria-selected", "false");
    expect(useBrought.getState().ids).toEqual([]);
  });

  it("[MAP-326] what somebody writes is kept where others move the card or take it away meanwhile", async () => {
    const user = userEvent.setup();
    const session = open();
    await enter();
    await user.keyboard("{Enter}");
    const field = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: /Wording/ });
    fireEvent.change(field, { target: { value: "Call the hotline again" } });
    field.setSelectionRange(22, 22);
    const moved = { place: [900, 900] as const };
    act(() =>
      session.map.apply([{ op: "update", table: "touchpoints", id: "a", values: moved }], "server"),
    );
    fireEvent.change(field, { target: { value: "Call the hotline again!" } });
    expect(field.selectionStart).toBe(field.selectionEnd);
    act(() => session.map.apply([{ op: "delete", table: "touchpoints", id: "a" }], "server"));
    fireEvent.change(field, { target: { value: "Call the hotline again!!" } });
    await user.keyboard("{Enter}");
    const kept = await card(/Call the hotline again!!/);
    expect(kept).toHaveAttribute("aria-selected", "true");
    expect(screen.getAllByText(/is a card of its own now/)).not.toEqual([]);
  });

  it("[MAP-325] comes near enough to what a search has found to read it", async () => {
    const user = userEvent.setup();
    open();
    await enter();
    await user.keyboard("{-}{-}{-}{-}{-}{-}");
    const scale = () => Number(/scale\(([\d.]+)\)/.exec(worldStyle())?.[1]);
    await waitFor(() => expect(scale()).toBeLessThan(0.3));
    const field = screen.getByRole("searchbox", { name: "Search the board" });
    fireEvent.change(field, { target: { value: "letter" } });
    fireEvent.keyDown(field, { key: "Enter" });
    await waitFor(() => expect(scale()).toBe(1));
  });

  it("[MAP-322] sets what is written as large as it will stand on the card", async () => {
    const user = userEvent.setup();
    open();
    await enter();
    await user.keyboard("{Enter}");
    const field = await screen.findByRole("textbox", { name: /Wording/ });
    expect(field).toHaveAttribute("data-length", "short");
    fireEvent.change(field, { target: { value: "Calls the hotline ".repeat(4) } });
    expect(field).toHaveAttribute("data-length", "medium");
  });

  it("[A11-22] is one stop of the Tab key, with the arrows moving among the cards", async () => {
    const user = userEvent.setup();
    open();
    await enter();
    expect(await list()).toHaveAttribute("aria-activedescendant", "card-a");
    await user.keyboard("{ArrowRight}");
    expect(await list()).toHaveAttribute("aria-activedescendant", "card-b");
    await user.keyboard("{End} ");
    expect(await card(/Visit/)).toHaveAttribute("aria-selected", "true");
  });

  it("[A11-23] moves selected cards by arrows, as one change when the key is let go", async () => {
    const user = userEvent.setup();
    const session = open();
    await enter();
    const apply = vi.spyOn(session.map, "apply");
    await user.keyboard(" {ArrowRight>3/}");
    expect(row(session, "a")?.place).toEqual([24, 0]);
    expect(apply).toHaveBeenCalledTimes(1);
  });

  it("edits a wording in place: Enter takes it, Escape leaves it", async () => {
    const user = userEvent.setup();
    const session = open();
    await enter();
    await user.keyboard("{Enter}");
    const field = await screen.findByRole("textbox", { name: "Wording of the touchpoint" });
    await user.clear(field);
    await user.type(field, "Call us{Enter}");
    expect(row(session, "a")?.text).toBe("Call us");
    await user.keyboard("{Enter}");
    await user.type(await screen.findByRole("textbox", { name: /Wording/ }), "nonsense{Escape}");
    expect(row(session, "a")?.text).toBe("Call us");
    const cards = await list();
    await waitFor(() => expect(cards).toHaveFocus());
  });

  it("[MAP-250] the name of a group is drawn above the cards, its frame behind them", async () => {
    const user = userEvent.setup();
    open();
    await enter();
    await user.keyboard("{Control>}a{/Control}g{Escape}");
    const name = await screen.findByRole("button", { name: /Unnamed group/ });
    const cards = await list();
    const { DOCUMENT_POSITION_FOLLOWING } = Node;
    expect(cards.compareDocumentPosition(name)).toBe(DOCUMENT_POSITION_FOLLOWING);
  });

  it("groups and merges what is selected, and keeps every wording", async () => {
    const user = userEvent.setup();
    const session = open();
    await enter();
    await user.keyboard("{Control>}a{/Control}g");
    await user.type(
      await screen.findByRole("textbox", { name: "Name of the group" }),
      "Help{Enter}",
    );
    expect([...session.map.tables.groups.values()].map(({ name }) => name)).toEqual(["Help"]);
    await user.keyboard("m");
    expect(await card(/stands for 3 wordings/)).toBeVisible();
    await user.keyboard("i");
    const panel = await screen.findByRole("complementary", { name: "Details and notes" });
    expect(within(panel).getAllByRole("button", { name: /Split off/ })).toHaveLength(2);
  });

  it("deletes what is selected and offers to take it back", async () => {
    const user = userEvent.setup();
    const session = open();
    await enter();
    await user.keyboard(" {Delete}");
    expect(row(session, "a")).toBeUndefined();
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    expect(row(session, "a")?.text).toBe("Call the hotline");
  });

  it("describes all selected cards from the bar", async () => {
    const user = userEvent.setup();
    const session = open();
    await enter();
    await user.keyboard("{Control>}a{/Control}");
    await user.click(await screen.findByRole("button", { name: "Channel", hidden: true }));
    await user.click(await screen.findByRole("menuitem", { name: "Chat" }));
    expect(["a", "b", "c"].map((id) => row(session, id)?.channel)).toEqual([
      "chat",
      "chat",
      "chat",
    ]);
  });

  it("makes a card of each line that is pasted, covering none", async () => {
    const session = open();
    await list();
    await screen.findByRole("button", { name: "Show the whole board" });
    const clipboardData = { getData: () => "One\r\n\n  Two \nThree" };
    fireEvent.paste(document.body, { clipboardData });
    await waitFor(() => expect(session.map.tables.touchpoints.size).toBe(6));
    expect(await card(/^Two$/)).toBeVisible();
  });

  it("[MAP-49] many cards that appear at once are revealed with a word, one's own are not", async () => {
    const session = open();
    await list();
    const many = Array.from({ length: 7 }, (_, at) =>
      touchpoint(`n${at}`, `New ${at}`, at * 224, 400),
    );
    act(() => session.map.apply(many, "server"));
    expect(await screen.findByText("7 new touchpoints on the board")).toBeInTheDocument();
  });

  it("offers no edit to those who may not, and says why", async () => {
    const user = userEvent.setup();
    const session = open({ role: "viewer" });
    await enter();
    await user.keyboard(" {Delete}{Enter}g");
    expect(session.map.tables.touchpoints.size).toBe(3);
    expect(screen.queryByRole("textbox", { name: /Wording/ })).toBeNull();
    expect(screen.queryByRole("button", { name: /Add/ })).toBeNull();
    expect(screen.getByText(/your link does not let you/)).toBeVisible();
  });

  it("finds cards by words and takes the keyboard's Enter to select them", async () => {
    const user = userEvent.setup();
    open();
    await list();
    await user.type(screen.getByRole("searchbox", { name: "Search the board" }), "service{Enter}");
    expect(screen.getByText("1 found")).toBeVisible();
    expect(await card(/Call/)).toHaveAttribute("aria-selected", "true");
  });

  it("[A11-24] has nothing that axe objects to", async () => {
    const user = userEvent.setup();
    open();
    await enter();
    await user.keyboard(" i");
    await screen.findByRole("complementary", { name: "Details and notes" });
    const { violations } = await axe.run(document.body, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  });
});
