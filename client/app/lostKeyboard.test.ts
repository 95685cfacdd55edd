// @vitest-environment jsdom
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepKeyboardInPlace } from "./lostKeyboard.ts";

let stop = (): void => undefined;
beforeEach(() => {
  stop = keepKeyboardInPlace();
});
afterEach(() => stop());

function show(html: string): void {
  document.body.innerHTML = `<main><h1>Room</h1>${html}</main><div id="over"></div>`;
}

const find = (selector: string) => document.querySelector<HTMLElement>(selector) as HTMLElement;

const rows = `<section><h2>Rows</h2><ul>
  <li id="a"><input aria-label="A"><button>Delete</button></li>
  <li id="b"><input aria-label="B"><button>Delete</button></li>
  <li id="c"><input aria-label="C"><button>Delete</button></li>
</ul></section>`;

/** Two pictures later, as whoever knows better has had their turn. */
const pictures = async () => {
  for (let at = 0; at < 3; at += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
};

test("[A11-217] after a row of a list the keyboard is at the next one, at the one before, at the heading of the list", async () => {
  show(rows);
  const expectAfter = async (gone: string, kept: string) => {
    find(`${gone} button`).focus();
    find(gone).remove();
    await pictures();
    expect(find(kept)).toHaveFocus();
  };
  await expectAfter("#b", "#c input");
  await expectAfter("#c", "#a input");
  await expectAfter("#a", "h2");
});

test("[A11-217] a row whose button has gone keeps the keyboard", async () => {
  show(rows);
  find("#b button").focus();
  find("#b button").remove();
  await pictures();
  expect(find("#b input")).toHaveFocus();
});

test("[A11-217] in the place of a form the keyboard is at the heading of what has come, else of the room, and at no button", async () => {
  show("<form><button>Open</button></form><p>Below</p>");
  find("button").focus();
  find("form").outerHTML = "<section><h2>Reveal</h2><button>Reveal</button></section>";
  await pictures();
  expect(find("h2")).toHaveFocus();
  find("section").outerHTML = "<div><button>More time</button></div>";
  await pictures();
  expect(find("h1")).toHaveFocus();
});

test("[A11-217] where a dialog gives back to what has gone meanwhile, the keyboard is in its place once the dialog is closed", async () => {
  show(rows);
  find("#b button").focus();
  find("#over").innerHTML = "<div role=alertdialog><button>Do it</button></div>";
  find("#over button").focus();
  find("#b").remove();
  await pictures();
  expect(find("#over button")).toHaveFocus();
  find("#over").replaceChildren();
  await pictures();
  expect(find("#c input")).toHaveFocus();
});

test("[A11-217] who uses a hand, or is elsewhere by then, is left there", async () => {
  show(rows);
  await userEvent
    .setup({ delay: null })
    .pointer({ keys: "[MouseLeft]", target: find("#a button") });
  find("#a button").dispatchEvent(press(0.5));
  find("#a").remove();
  await pictures();
  expect(document.body).toHaveFocus();
  find("#b button").focus();
  find("#b").remove();
  find("#c button").focus();
  await pictures();
  expect(find("#c button")).toHaveFocus();
});

test("[A11-217] a press without weight is a screen reader's", async () => {
  show(rows);
  find("#b button").focus();
  find("#b button").dispatchEvent(press(0));
  find("#b").remove();
  await pictures();
  expect(find("#c input")).toHaveFocus();
});

function press(pressure: number): Event {
  return Object.assign(new Event("pointerdown", { bubbles: true }), { pressure });
}
