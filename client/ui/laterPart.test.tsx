// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { Component, type ComponentType, type ReactNode, Suspense } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../i18n/everything.ts";
import { t } from "../i18n/t.ts";
import { askedPart, laterPart } from "./laterPart.ts";
import { useToasts } from "./toasts.ts";

/** As browsers say it, and the build of what a part looks like. */
const waysToSay = [
  "Failed to fetch dynamically imported module: http://waymark.example/assets/Toasts.js",
  "error loading dynamically imported module: http://waymark.example/assets/Toasts.js",
  "Importing a module script failed.",
  "Unable to preload CSS for http://waymark.example/assets/Toasts.css",
];

interface Asked {
  readonly onClose: () => void;
}

/** Not to be had at first, and there at the second try. */
function lateComer<Props>(message: string): () => Promise<ComponentType<Props>> {
  let tries = 0;
  return async () => {
    tries++;
    if (tries === 1) throw new TypeError(message);
    return () => <p>Here it is</p>;
  };
}

beforeEach(() => useToasts.setState({ toasts: [] }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("a part whose code is out of reach", () => {
  it.each(waysToSay)(
    "[STA-49] takes nothing else with it, and is there at the next try: %s",
    async (message) => {
      const Part = laterPart(lateComer(message), () => <p>Stands in</p>);
      const show = () =>
        render(
          <Suspense fallback={null}>
            <p>The screen</p>
            <Part />
          </Suspense>,
        );
      const first = show();
      expect(await screen.findByText("Stands in")).toBeVisible();
      expect(screen.getByText("The screen")).toBeVisible();
      first.unmount();
      show();
      expect(await screen.findByText("Here it is")).toBeVisible();
    },
  );

  it("[STA-49] says so where somebody asked for it, and is closed, to be asked for again", async () => {
    const Part = askedPart<Asked>(lateComer(waysToSay[0] ?? ""));
    const close = vi.fn();
    const show = (isOpen: boolean) => (
      <Suspense fallback={null}>{isOpen ? <Part onClose={close} /> : null}</Suspense>
    );
    const { rerender } = render(show(true));
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
    expect(useToasts.getState().toasts.map(({ message }) => message)).toEqual([t("ui.outOfReach")]);
    rerender(show(false));
    rerender(show(true));
    expect(await screen.findByText("Here it is")).toBeVisible();
  });

  it("[STA-49] comes by itself once the browser is online again, and after a while in any case", async () => {
    vi.useFakeTimers();
    for (const bring of [
      () => window.dispatchEvent(new Event("online")),
      () => vi.advanceTimersByTime(5_000),
    ]) {
      const Part = laterPart(lateComer(waysToSay[0] ?? ""));
      render(
        <Suspense fallback={<p>All of it waits</p>}>
          <p>The screen</p>
          <Part />
        </Suspense>,
      );
      await act(() => vi.advanceTimersByTimeAsync(1_000));
      expect(screen.queryByText("Here it is")).toBeNull();
      await act(async () => {
        bring();
        await vi.advanceTimersByTimeAsync(0);
      });
      expect(screen.getByText("Here it is")).toBeVisible();
      expect(screen.getByText("The screen")).toBeVisible();
      cleanup();
    }
    expect(vi.getTimerCount()).toBe(0);
  });

  it("[STA-49] is not shown without what it looks like, which is asked for again", async () => {
    vi.useFakeTimers();
    const sheets = () => [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")];
    const lost = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      href: "http://waymark.example/assets/Dialog.css",
    });
    document.head.append(lost);
    const Part = laterPart(lateComer(waysToSay[3] ?? ""));
    render(
      <Suspense fallback={null}>
        <Part />
      </Suspense>,
    );
    lost.dispatchEvent(new Event("error"));
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    expect(sheets().map(({ href }) => href)).toEqual([lost.href]);
    expect(sheets()).not.toContain(lost);
    await act(async () => {
      sheets()[0]?.dispatchEvent(new Event("error"));
      await vi.advanceTimersByTimeAsync(5_000);
    });
    expect(screen.queryByText("Here it is")).toBeNull();
    await act(async () => {
      sheets()[0]?.dispatchEvent(new Event("load"));
      await vi.advanceTimersByTimeAsync(0);
    });
    expect(screen.getByText("Here it is")).toBeVisible();
  });

  it("[STA-49] a fault of its own is no network's, and is not passed over in silence", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const Part = laterPart(async () => {
      throw new Error("A mistake of ours");
    });
    render(
      <Net>
        <Suspense fallback={null}>
          <Part />
        </Suspense>
      </Net>,
    );
    expect(await screen.findByText("A mistake of ours")).toBeVisible();
  });
});

class Net extends Component<{ readonly children: ReactNode }, { readonly message: string }> {
  override state = { message: "" };

  static getDerivedStateFromError({ message }: Error) {
    return { message };
  }

  override render(): ReactNode {
    return this.state.message || this.props.children;
  }
}
