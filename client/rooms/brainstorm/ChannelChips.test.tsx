// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import "../../i18n/everything.ts";
import { ChannelChips } from "./ChannelChips.tsx";

test("[MAP-422] a channel that is chosen comes wholly into view, by no more than it takes, however it is chosen", async () => {
  const brought: unknown[] = [];
  Element.prototype.scrollIntoView = function (this: Element, how) {
    brought.push([this.textContent, how]);
  };
  const how = { block: "nearest", inline: "nearest" };
  const choose = vi.fn();
  const view = render(<ChannelChips value="" onChange={choose} />);
  await userEvent.click(screen.getByRole("button", { name: "Website" }));
  expect(choose).toHaveBeenCalledWith("web");
  view.rerender(<ChannelChips value="web" onChange={choose} />);
  expect(brought).toEqual([["Website", how]]);
  // As by an answer to who is stuck, or by what was begun before.
  view.rerender(<ChannelChips value="letter" onChange={choose} />);
  expect(brought.at(-1)).toEqual(["Letter", how]);
  view.rerender(<ChannelChips value="" onChange={choose} />);
  expect(brought).toHaveLength(2);
});
