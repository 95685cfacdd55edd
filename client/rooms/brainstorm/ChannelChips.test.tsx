// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import "../../i18n/everything.ts";
import { ChannelChips } from "./ChannelChips.tsx";

test("[MAP-422] a channel that is touched comes wholly into view, by no more than it takes", async () => {
  const brought: unknown[] = [];
  Element.prototype.scrollIntoView = function (this: Element, how) {
    brought.push([this.textContent, how]);
  };
  const choose = vi.fn();
  render(<ChannelChips value="" onChange={choose} />);
  await userEvent.click(screen.getByRole("button", { name: "Website" }));
  expect(brought).toEqual([["Website", { block: "nearest", inline: "nearest" }]]);
  expect(choose).toHaveBeenCalledWith("web");
});
