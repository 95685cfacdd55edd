// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import { takeTurns } from "../testing/turns.ts";
import { whenStyled } from "./styled.ts";

let readyState: DocumentReadyState = "loading";

afterEach(() => document.head.replaceChildren());

function page(sheets: readonly { readonly isThere: boolean }[]) {
  vi.spyOn(document, "readyState", "get").mockImplementation(() => readyState);
  const links = sheets.map(({ isThere }) => {
    const link = document.createElement("link");
    // Without an address nothing is fetched.
    link.rel = "stylesheet";
    Object.defineProperty(link, "sheet", { value: isThere ? new CSSStyleSheet() : null });
    document.head.append(link);
    return link;
  });
  const isStyled = vi.fn();
  void whenStyled(document).then(isStyled);
  return { links, isStyled };
}

test("[MAP-373] it waits for the page to be read and for each of its styles, whether it comes or fails", async () => {
  readyState = "loading";
  const { links, isStyled } = page([{ isThere: true }, { isThere: false }, { isThere: false }]);
  readyState = "interactive";
  document.dispatchEvent(new Event("DOMContentLoaded"));
  await takeTurns();
  links[1]?.dispatchEvent(new Event("load"));
  await takeTurns();
  expect(isStyled).not.toHaveBeenCalled();
  links[2]?.dispatchEvent(new Event("error"));
  await vi.waitFor(() => expect(isStyled).toHaveBeenCalled());
});

test("[MAP-373] styles that failed before anybody listened are not waited for beyond the page's own end", async () => {
  readyState = "interactive";
  const { isStyled } = page([{ isThere: false }]);
  await takeTurns();
  expect(isStyled).not.toHaveBeenCalled();
  window.dispatchEvent(new Event("load"));
  await vi.waitFor(() => expect(isStyled).toHaveBeenCalled());
  readyState = "complete";
  const late = page([{ isThere: false }]);
  await vi.waitFor(() => expect(late.isStyled).toHaveBeenCalled());
});

test("[MAP-373] a page whose styles are there, or that names none, is not waited for", async () => {
  readyState = "interactive";
  for (const sheets of [[], [{ isThere: true }]]) {
    const { isStyled } = page(sheets);
    await vi.waitFor(() => expect(isStyled).toHaveBeenCalled());
  }
});
