// The sign of a moment of truth: a heart or a burst.
import { burst, heart } from "../../../shared/format/scene/signs.ts";

export function MomentShape({ moment }: { readonly moment: "love" | "pain" }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <path d={moment === "love" ? heart : burst} />
    </svg>
  );
}
