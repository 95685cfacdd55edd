// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  type Drawer,
  type Drawn,
  drawer,
  drawn,
  type React,
  type ReactDOM,
} from "./drawnScenes.ts";
import { withoutFetching, withoutUnreached } from "./leanReact.mjs";

type Root = ReturnType<typeof import("react-dom/client").createRoot>;

/** A React of its own, with the clock in the test's hands. */
interface Edition {
  readonly React: React;
  readonly ReactDOM: ReactDOM;
  readonly client: typeof import("react-dom/client");
  readonly scheduler: { unstable_flushAllWithoutAsserting: () => boolean };
}

const sourceOf = (path: string): string =>
  readFileSync(join(import.meta.dirname, "../node_modules", path), "utf8");

const reactDom = sourceOf("react-dom/cjs/react-dom-client.production.js");
const parts = {
  react: sourceOf("react/cjs/react.production.js"),
  scheduler: sourceOf("scheduler/cjs/scheduler-unstable_mock.production.js"),
  "react-dom": sourceOf("react-dom/cjs/react-dom.production.js"),
};

function editionOf(code: string, door = parts["react-dom"]): Edition {
  const known: Record<string, unknown> = {};
  const run = (source: string): unknown => {
    const exports = {};
    compileFunction(source, ["exports", "require"])(exports, (name: string) => known[name]);
    return exports;
  };
  for (const [name, source] of Object.entries({ ...parts, "react-dom": door })) {
    known[name] = run(source);
  }
  return {
    React: known.react,
    ReactDOM: known["react-dom"],
    scheduler: known.scheduler,
    client: run(code),
  } as Edition;
}

type Step =
  | {
      readonly does: "draw";
      readonly way: "soon" | "at once" | "in a transition";
      readonly order: readonly number[];
      readonly shift: number;
    }
  | { readonly does: "press" | "write" | "focus"; readonly mark: number }
  | { readonly does: "wake" | "tell"; readonly mark: number };

/** Of these some are drawn at a time, in another order and with other numbers each time. */
const pool = fc.array(drawn, { minLength: 4, maxLength: 4 });

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constant("draw" as const),
        way: fc.constantFrom("soon", "at once", "in a transition"),
        order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 }),
        shift: fc.nat(3),
      }),
    },
    fc.record({ does: fc.constantFrom("press", "write", "focus"), mark: fc.nat(3) }),
    fc.record({ does: fc.constantFrom("wake", "tell"), mark: fc.nat(3) }),
  ) satisfies fc.Arbitrary<Step>,
  { minLength: 3, maxLength: 10 },
);

/** What can be seen and heard of an edition while the steps are taken. */
async function played(
  edition: Edition,
  pool: readonly Drawn[],
  all: readonly Step[],
): Promise<unknown[]> {
  const heard: unknown[] = [];
  const [place, elsewhere] = [document.createElement("main"), document.createElement("aside")];
  document.body.replaceChildren(place, elsewhere);
  const say = (...words: unknown[]): void => void heard.push(words.map(String).join(" "));
  const root = edition.client.createRoot(place, {
    onCaughtError: (error) => say("caught", error),
    onUncaughtError: (error) => say("uncaught", error),
    onRecoverableError: (error) => say("recovered", error),
  });
  const draw = drawer(edition.React, edition.ReactDOM, elsewhere, say);
  // Some with a net and a stand-in around them, the others without.
  const shown = pool.map((one, mark) =>
    mark < 2 ? one : netAround({ kind: "waiting", mark, within: [one] }),
  );
  for (const step of all) {
    take(step, edition, root, draw, shown, place);
    await rest(edition);
    const active = [...document.querySelectorAll("*")].indexOf(document.activeElement as Element);
    const values = [...document.querySelectorAll<HTMLInputElement>("input, select")];
    heard.push(
      document.body.innerHTML,
      active,
      ...values.map(({ value, checked }) => [value, checked]),
    );
  }
  root.unmount();
  await rest(edition);
  return [...heard, document.body.innerHTML];
}

const netAround = (drawn: Drawn): Drawn => ({ kind: "net", mark: 0, within: [drawn] });

function take(
  step: Step,
  edition: Edition,
  root: Root,
  draw: Drawer,
  shown: readonly Drawn[],
  place: HTMLElement,
): void {
  if (step.does === "draw") {
    const { React, ReactDOM } = edition;
    const all = step.order.map((at) => draw.of(shown[at] as Drawn, at, step.shift));
    const show = () => root.render(React.createElement(React.StrictMode, {}, all));
    const ways = { soon: show, "at once": () => ReactDOM.flushSync(show) };
    if (step.way === "in a transition") React.startTransition(show);
    else ways[step.way]();
  } else if (step.does === "wake" || step.does === "tell") draw[step.does](step.mark);
  else touch(step.does, step.mark, place);
}

function touch(does: "press" | "write" | "focus", mark: number, place: HTMLElement): void {
  const found = place.querySelectorAll<HTMLElement>(does === "press" ? "button" : "input");
  const target = found[mark % Math.max(found.length, 1)];
  if (does === "press") target?.click();
  else if (does === "focus") target?.focus();
  else if (target) write(target, `written ${mark}`);
}

/** As a person types: past what React keeps of the field. */
function write(field: HTMLElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

async function rest({ scheduler }: Edition): Promise<void> {
  for (let more = true; more; ) {
    await vi.runAllTimersAsync();
    more = scheduler.unstable_flushAllWithoutAsserting();
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
});
afterEach(() => vi.useRealTimers());

const lean = withoutUnreached(reactDom);
const leanDoor = withoutFetching(parts["react-dom"]);

test("[A11-140] what is left of React DOM draws, updates and answers as the whole does", async () => {
  const editions = [editionOf(lean, leanDoor), editionOf(reactDom)] as const;
  await fc.assert(
    fc.asyncProperty(pool, steps, async (drawn, all) => {
      const [seen, meant] = [
        await played(editions[0], drawn, all),
        await played(editions[1], drawn, all),
      ];
      expect(seen).toEqual(meant);
    }),
    { numRuns: 50 },
  );
});

test("[A11-141] whoever asks React DOM for what is left out is told so at once", () => {
  const { React, ReactDOM, client } = editionOf(lean, leanDoor);
  const h = React.createElement;
  const asked = [
    h("title"),
    h("link", { rel: "icon", href: "/icon.svg" }),
    h("body"),
    h(React.Activity),
    h(React.Profiler, { id: "", onRender: () => undefined }),
    h(React.ViewTransition),
    h(React.Fragment, { ref: () => undefined }),
  ];
  for (const one of asked) {
    const onUncaughtError = vi.fn();
    const root = client.createRoot(document.createElement("div"), { onUncaughtError });
    ReactDOM.flushSync(() => root.render(one));
    const [[error]] = onUncaughtError.mock.calls as [[Error]];
    expect(error.message).toMatch(/is not in this build|Minified React error #130/);
  }
  expect(() => client.hydrateRoot(document.body, "text")).toThrow(TypeError);
  expect(() => ReactDOM.preload("/icon.svg", { as: "image" })).toThrow(TypeError);
  const door = Object.keys(ReactDOM);
  expect(door).toContain("createPortal");
  expect(door.filter((name) => /^pre(?!v)/.test(name))).toEqual([]);
});

test("[A11-141] an edition of React DOM that is written otherwise stops the build", () => {
  expect(() => withoutUnreached(reactDom.replace('"19.3.1";', '"19.4.0";'))).toThrow(
    "it is of another version",
  );
  expect(() => withoutFetching(leanDoor)).toThrow("nothing in it fits");
  expect(() => withoutUnreached(reactDom.replaceAll("isHydrating", "hydrates"))).toThrow(
    "nothing in it fits /\\bisHydrating",
  );
});
