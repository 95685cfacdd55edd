// Owns: what is typed between the press that asks for the command palette and the moment when its field has the keyboard: it
// is for the palette, down to Enter, and no command of the room. Rules A11-123, A11-182, A11-192.

import type { Press } from "./keyTable.ts";

export interface TypedAhead {
  /** The palette was asked for. */
  begin(): void;
  /** Whether a press is for the palette that is on its way; it is kept then. */
  hear(press: Press): boolean;
  /** The field has the keyboard, or is not to come: what was typed, and whether Enter ended it. Nothing more is kept. */
  end(): { readonly text: string; readonly isTaken: boolean };
}

export function openTypedAhead(): TypedAhead {
  let isAwaited = false;
  let isTaken = false;
  let text = "";
  return {
    begin: () => {
      isAwaited = true;
    },
    hear: ({ key, ctrlKey, metaKey, altKey }) => {
      if (!isAwaited || ctrlKey || metaKey || altKey) return false;
      if (isTaken) return true;
      // Of nothing typed nobody knows what it would take.
      if (key === "Enter") isTaken = text !== "";
      else if (key === "Backspace") text = [...text].slice(0, -1).join("");
      else if ([...key].length === 1) text += key;
      return true;
    },
    end: () => {
      const heard = { text, isTaken };
      isAwaited = false;
      isTaken = false;
      text = "";
      return heard;
    },
  };
}
