// Owns: loading what shows messages only when there is a first message: its buttons bring much code with them.

import { lazy, Suspense } from "react";
import { useToasts } from "../ui/toasts.ts";

const Toasts = lazy(() => import("../ui/Toasts.tsx").then((m) => ({ default: m.Toasts })));

export function LazyToasts() {
  const hasAny = useToasts((state) => state.toasts.length > 0);
  if (!hasAny) return null;
  return (
    <Suspense fallback={null}>
      <Toasts />
    </Suspense>
  );
}
