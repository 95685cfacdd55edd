// Whether a media query holds, kept up to date.
import { useCallback, useSyncExternalStore } from "react";

/** Whether `query`, such as "(max-width: 40rem)", holds now. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
