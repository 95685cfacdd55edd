// Owns: the workshop as the worker that makes files gets it: what is on this screen now, the words, the server's clock.

import { useCallback } from "react";
import { exportedWorkshop } from "../../../shared/format/exported.ts";
import { pictures } from "../../../shared/format/words.ts";
import type { JobSource } from "../../export/fileJob.ts";
import { language } from "../../i18n/t.ts";
import { useSession } from "../../session/hooks.ts";

/** Takes the workshop as it is at the moment of the call. */
export function useExportSource(): () => JobSource {
  const session = useSession();
  return useCallback(
    () => ({
      workshop: exportedWorkshop({ map: session.map.tables, room: session.room.tables }),
      words: pictures,
      language: language(),
      nowMs: session.outside.now() + session.clockOffsetMs(),
      fontsAt: fontsAddress(),
    }),
    [session],
  );
}

function fontsAddress(): string {
  return new URL("/fonts/", window.location.href).href;
}
