// Owns: the preview in the export dialog: drawn anew when a choice changes, the older drawing ended.

import { useEffect, useState } from "react";
import type { NamedPicture } from "../../../shared/export/pictureSetting.ts";
import type { PaletteName } from "../../../shared/format/scene/palette.ts";
import type { SheetName } from "../../../shared/format/scene/sheet.ts";
import type { JobSheet, JobSource } from "../../export/fileJob.ts";
import type { RunJob } from "../../export/runJob.ts";
import { FontsOutOfReach } from "../../export/webFonts.ts";

export type Preview =
  | { readonly kind: "drawing" }
  | { readonly kind: "drawn"; readonly sheets: readonly JobSheet[] }
  | { readonly kind: "failed"; readonly isOutOfReach: boolean };

/** The sheets of a picture; `drawing` while they are drawn, or where there is no picture. */
export function usePreview(
  picture: NamedPicture | undefined,
  sheet: SheetName,
  palette: PaletteName,
  source: () => JobSource,
  run: RunJob,
): Preview {
  const [preview, setPreview] = useState<Preview>({ kind: "drawing" });
  useEffect(() => {
    setPreview({ kind: "drawing" });
    if (!picture) return undefined;
    const job = run({ source: source(), task: { kind: "sheets", of: picture.of, sheet, palette } });
    let isWanted = true;
    job.answer.then(
      (answer) => {
        if (isWanted && answer.kind === "sheets")
          setPreview({ kind: "drawn", sheets: answer.sheets });
      },
      (error: unknown) => {
        if (!isWanted) return;
        setPreview({ kind: "failed", isOutOfReach: error instanceof FontsOutOfReach });
      },
    );
    return () => {
      isWanted = false;
      job.cancel();
    };
  }, [picture, sheet, palette, source, run]);
  return preview;
}
