// Owns: the way into the command palette and the list of keys from everywhere: their two keys; and the key that leads to
// the field of the room that looks through it. What opens is loaded when it is first asked for. Rules A11-84, A11-85, A11-139, A11-182, STA-89.

import { Suspense, useEffect, useLayoutEffect } from "react";
import { askedPart } from "../ui/laterPart.ts";
import { appKeys } from "./appKeys.ts";
import { useCommandState } from "./commands.ts";
import { listsKeysBySign } from "./keySign.ts";
import { isTyping, pressedId } from "./keyTable.ts";
import { goToSearch } from "./searchField.ts";
import { openTypedAhead } from "./typedAhead.ts";

const Palette = askedPart(() => import("./Palette.tsx").then((m) => m.Palette));
const KeyList = askedPart(() => import("./KeyList.tsx").then((m) => m.KeyList));

const ahead = openTypedAhead();

export function CommandDoor() {
  const open = useCommandState((state) => state.open);
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const id = pressedId(appKeys, event);
      // Pressed in the field itself, or where there is none, it is the browser's own.
      if (id === "find" && goToSearch()) event.preventDefault();
      const isSign = id === "keyList" && !isTyping(event.target) && listsKeysBySign();
      if (id !== "palette" && !isSign) return;
      event.preventDefault();
      useCommandState.setState({ open: id });
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  useEffect(keepTyped, []);
  if (open === null) return null;
  return (
    <Suspense fallback={null}>
      {open === "palette" ? <Palette onClose={close} typed={ahead} /> : <KeyList onClose={close} />}
    </Suspense>
  );
}

function close(): void {
  useCommandState.setState({ open: null });
}

/** From the very press that asks for the palette. Gives a function that stops it. */
function keepTyped(): () => void {
  const turn = (open: "palette" | "keyList" | null): void => {
    if (open === "palette") ahead.begin();
    else ahead.end();
  };
  const hear = (event: KeyboardEvent): void => {
    if (event.isComposing || !ahead.hear(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") close();
  };
  turn(useCommandState.getState().open);
  const stop = useCommandState.subscribe(({ open }, before) => {
    if (open !== before.open) turn(open);
  });
  window.addEventListener("keydown", hear, true);
  return () => {
    window.removeEventListener("keydown", hear, true);
    stop();
  };
}
