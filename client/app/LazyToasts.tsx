// Owns: loading what shows messages only when there is a first message: its buttons bring much code with them.

import { Suspense } from "react";
import { laterPart } from "../ui/laterPart.ts";
import { useToasts } from "../ui/toasts.ts";

const Toasts = laterPart(() => import("../ui/Toasts.tsx").then((m) => m.Toasts));

export function LazyToasts() {
  const hasAny = useToasts((state) => state.toasts.length > 0);
  if (!hasAny) return null;
  return (
    <Suspense fallback={null}>
      <Toasts />
    </Suspense>
  );
}
