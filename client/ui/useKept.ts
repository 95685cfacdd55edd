// Owns: a text field whose text is kept when one leaves it, whatever one leaves it by. Rules MAP-447, MAP-448.

import { useEffect, useRef, useState } from "react";
import { useAtTheEnd } from "./useAtTheEnd.ts";

export interface Keeping {
  /** `false` or `null`: the words were refused, and stay in the field. */
  readonly onKeep: (text: string) => unknown;
  /** Words that were refused as the field went away. */
  readonly onLost?: ((text: string) => void) | undefined;
  /** Begins with the first letter that is changed, ends where the field is left. */
  readonly onWriting?: ((isWriting: boolean) => void) | undefined;
  /** What somebody else wrote since one began, and one's own words have taken the place of. */
  readonly onOvertake?: ((theirs: string) => void) | undefined;
}

export interface Kept {
  readonly text: string;
  /** What somebody else has written since one began; `null`: nothing, or all of it was taken away. */
  readonly theirs: string | null;
  readonly setText: (text: string) => void;
  readonly keep: () => void;
  /** Gives one's own words up: what stands there now shows again. */
  readonly drop: () => void;
}

interface Own {
  readonly text: string;
  /** What stood there as one began to write. */
  readonly from: string;
}

/** A text being edited here: what others write shows until one types oneself; it is kept on leaving the field, unless refused. */
export function useKept(value: string, keeping: Keeping): Kept {
  const [own, setOwn] = useState<Own | null>(null);
  useEffect(() => {
    setOwn((held) => (held?.text === value ? null : held));
  }, [value]);
  const isWriting = useRef(false);
  /** What was kept last: a field may be left and go in one moment. */
  const taken = useRef<Own | null>(null);
  const tellWriting = (now: boolean): void => {
    if (isWriting.current === now) return;
    isWriting.current = now;
    keeping.onWriting?.(now);
  };
  /** Whether nothing is left to keep. */
  const take = (): boolean => {
    tellWriting(false);
    if (own === null || own === taken.current || own.text === value) return true;
    const kept = keeping.onKeep(own.text);
    if (kept === false || kept === null) return false;
    taken.current = own;
    if (own.from !== value && value !== "") keeping.onOvertake?.(value);
    return true;
  };
  useAtTheEnd((hand) => {
    if (!take() && own) (hand ?? keeping.onLost)?.(own.text);
  });
  return {
    text: own?.text ?? value,
    theirs: own && own.from !== value && value !== "" ? value : null,
    setText: (text) => {
      tellWriting(true);
      setOwn((held) => ({ text, from: held?.from ?? value }));
    },
    keep: () => {
      if (take()) setOwn(null);
    },
    drop: () => {
      tellWriting(false);
      setOwn(null);
    },
  };
}
