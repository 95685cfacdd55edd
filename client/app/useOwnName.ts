// Owns: one's own name as others see it: kept on this device, told outside anonymous rounds.

import { useState } from "react";
import { useDevice } from "../session/device.tsx";
import { usePresence } from "../session/hooks.ts";

export function useOwnName(): { readonly name: string; readonly rename: (name: string) => void } {
  const { memory } = useDevice();
  const presence = usePresence();
  const [name, setName] = useState(() => memory.person().name);
  const rename = (next: string): void => {
    setName(next);
    memory.rename(next.trim());
    presence.tell({ name: next.trim() });
  };
  return { name, rename };
}
