// Owns: parts of a screen whose code is fetched when they are first shown. A network that is gone at that moment takes the
// part away and never the screen; what somebody asked for says so, and can be asked for again. Rule STA-49.

import { type ComponentType, createElement, lazy, useEffect } from "react";
import { t } from "../i18n/t.ts";
import { toast } from "./toasts.ts";

/** Fetched when it is first shown. Where it is not to be had `Missing` stands in; the next showing tries again. */
export function laterPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Missing: ComponentType<Props> = Nothing,
): ComponentType<Props> {
  const begin = () =>
    lazy(async () => ({
      default: await load().catch((error: unknown) => {
        if (isOutOfReach(error)) return StandIn;
        throw error;
      }),
    }));
  let Part = begin();
  function StandIn(props: Props) {
    useEffect(
      () => () => {
        Part = begin();
      },
      [],
    );
    return createElement(Missing, props);
  }
  return (props) => createElement(Part as ComponentType<Props>, props);
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
