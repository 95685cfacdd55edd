// Owns: a text field whose text is kept when one leaves it.

import { useEffect, useState } from "react";

/** A text being edited here: what others write shows until one types oneself; it is kept on leaving the field, unless refused. */
export function useKept(
  value: string,
  keepText: (text: string) => unknown,
): { text: string; setText: (text: string) => void; keep: () => void } {
  const [own, setOwn] = useState<string | null>(null);
  useEffect(() => {
    setOwn((held) => (held === value ? null : held));
  }, [value]);
  return {
    text: own ?? value,
    setText: setOwn,
    keep: () => {
      if (own === null) return;
      const kept = own === value ? true : keepText(own);
      if (kept !== false && kept !== null) setOwn(null);
    },
  };
}
