// Owns: the keyboard where the button that had it goes with what it did: it is then at what has come instead. Rules A11-166, A11-180.

import { type RefObject, useEffect } from "react";

/** `isDone`: whether the button did its work; `id`: of the element that comes instead of what this is called in. */
export function useFocusHandedOn(isDone: RefObject<boolean>, id: string): void {
  useEffect(
    () => () => {
      const isLost = document.activeElement === document.body;
      if (isDone.current && isLost) document.getElementById(id)?.focus();
    },
    [isDone, id],
  );
}
