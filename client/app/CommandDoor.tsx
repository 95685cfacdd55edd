// Owns: the way into the command palette and the list of keys from everywhere: their two keys; and the key that leads to
// the field of the room that looks through it. What opens is loaded when it is first asked for. Rules A11-84, A11-85, A11-123, A11-139.

import { type RefObject, Suspense, useEffect, useRef } from "react";
import { askedPart } from "../ui/laterPart.ts";
import { appKeys } from "./appKeys.ts";
import { useCommandState } from "./commands.ts";
import { listsKeysBySign } from "./keySign.ts";
import { isTyping, pressedId } from "./keyTable.ts";
import { goToSearch } from "./searchField.ts";

const Palette = askedPart(() => import("./Palette.tsx").then((m) => m.Palette));
const KeyList = askedPart(() => import("./KeyList.tsx").then((m) => m.KeyList));

export function CommandDoor() {
  const open = useCommandState((state) => state.open);
  const typed = useRef("");
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const id = pressedId(appKeys, event);
      // Pressed in the field itself, or where there is none, it is the browser's own.
      if (id === "find" && goToSearch()) event.preventDefault();
      const isSign = id === "keyList" && !isTyping(event.target) && listsKeysBySign();
      if (id !== "palette" && !isSign) return;
      event.preventDefault();
      typed.current = "";
      useCommandState.setState({ open: id });
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  const close = (): void => useCommandState.setState({ open: null });
  if (open === null) return null;
  return (
    <Suspense fallback={open === "palette" ? <TypedAhead typed={typed} /> : null}>
      {open === "palette" ? <Palette onClose={close} typed={typed} /> : <KeyList onClose={close} />}
    </Suspense>
  );
}

/** Keeps what is typed while the palette is on its way, which is no command of the room. */
function TypedAhead({ typed }: { readonly typed: RefObject<string> }) {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || [...event.key].length !== 1) return;
      typed.current += event.key;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("keydown", press, true);
    return () => window.removeEventListener("keydown", press, true);
  }, [typed]);
  return null;
}
