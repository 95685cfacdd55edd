// Owns: parts of a screen whose code is fetched when they are first shown. A network that is gone at that moment takes the
// part away and never the screen; what stands in tries again by itself, and what somebody asked for says so. Rule STA-49.

import { type ComponentType, createElement, lazy, useEffect, useState } from "react";
import { t } from "../i18n/t.ts";
import { fetchLostStyles } from "./lostStyles.ts";
import { toast } from "./toasts.ts";

/** So long after a try, and as soon as the browser is online again, comes the next one. In milliseconds. */
const againMs = 5_000;

/** Fetched when it is first shown. Where it is not to be had `Missing` stands in, until it is. */
export function laterPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Missing: ComponentType<Props> = Nothing,
): ComponentType<Props> {
  let missed: unknown;
  const fetchPart = async () => {
    // Without what it looks like it is not shown; what only others lack keeps nothing from it.
    if (!(await fetchLostStyles()) && /preload CSS/.test(String(missed))) throw missed;
    return load().catch((error: unknown) => {
      missed = error;
      throw error;
    });
  };
  const begin = () =>
    lazy(async () => ({
      default: await fetchPart().catch((error: unknown) => {
        if (isOutOfReach(error)) return StandIn;
        throw error;
      }),
    })) as ComponentType<Props>;
  const shown = new Set<() => void>();
  let Part = begin();
  const become = (Next: ComponentType<Props>): void => {
    Part = Next;
    for (const tell of [...shown]) tell();
  };
  function StandIn(props: Props) {
    useEffect(() => {
      const absent = Part;
      // Not by React, which would hide what stands beside it meanwhile.
      const again = (): void => {
        fetchPart().then(become, (error: unknown) => {
          if (!isOutOfReach(error))
            become(() => {
              throw error;
            });
        });
      };
      const timer = setInterval(again, againMs);
      window.addEventListener("online", again);
      return () => {
        clearInterval(timer);
        window.removeEventListener("online", again);
        if (Part === absent) Part = begin();
      };
    }, []);
    return createElement(Missing, props);
  }
  return function Later(props) {
    const [Shown, setShown] = useState(() => Part);
    useEffect(() => {
      const tell = (): void => setShown(() => Part);
      shown.add(tell);
      return () => {
        shown.delete(tell);
      };
    }, []);
    return createElement(Shown, props);
  };
}

/** A part that somebody asks for by a press, and closes. */
export function askedPart<Props extends { readonly onClose: () => void }>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return laterPart(load, SaysMissing);
}

function Nothing() {
  return null;
}

function SaysMissing({ onClose }: { readonly onClose: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: said and closed once
  useEffect(() => {
    toast(t("ui.outOfReach"), { tone: "caution" });
    onClose();
  }, []);
  return null;
}

/** In the words of Chromium, Firefox, Safari and the build: code that fails by itself is no such thing. */
function isOutOfReach(error: unknown): boolean {
  return (
    error instanceof Error && /dynamically imported|importing a m|preload/i.test(error.message)
  );
}
