// Owns: the way into the command palette and the list of keys from everywhere: their two keys. What opens is loaded when
// it is first asked for. Rules A11-84, A11-85.

import { lazy, Suspense, useEffect } from "react";
import { appKeys } from "./appKeys.ts";
import { useCommandState } from "./commands.ts";
import { listsKeysBySign } from "./keySign.ts";
import { isTyping, pressedId } from "./keyTable.ts";

const Palette = lazy(() => import("./Palette.tsx").then((m) => ({ default: m.Palette })));
const KeyList = lazy(() => import("./KeyList.tsx").then((m) => ({ default: m.KeyList })));

export function CommandDoor() {
  const open = useCommandState((state) => state.open);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const id = pressedId(appKeys, event);
      const isSign = id === "keyList" && !isTyping(event.target) && listsKeysBySign();
      if (id !== "palette" && !isSign) return;
      event.preventDefault();
      useCommandState.setState({ open: id });
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  const close = (): void => useCommandState.setState({ open: null });
  if (open === null) return null;
  return (
    <Suspense fallback={null}>
      {open === "palette" ? <Palette onClose={close} /> : <KeyList onClose={close} />}
    </Suspense>
  );
}
