// Owns: the button that opens the export dialog, which loads when it is first asked for; what it needs without a network
// is fetched before. Rule EXP-148.

import { Download } from "lucide-react";
import { Suspense, useEffect, useState } from "react";
import { type RunJob, runJob } from "../../export/runJob.ts";
import { exporting } from "../../i18n/en/exporting.ts";
import { addWords, t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { askedPart } from "../../ui/laterPart.ts";
import { useExportSource } from "./useExportSource.ts";

addWords({ exporting });

const ExportDialog = askedPart(() => import("./ExportDialog.tsx").then((m) => m.ExportDialog));

export interface ExportDoorProps {
  /** Another way of doing the work, for tests. */
  readonly run?: RunJob;
}

export function ExportDoor({ run = runJob }: ExportDoorProps) {
  const [isOpen, setOpen] = useState(false);
  const source = useExportSource();
  useEffect(() => {
    // Where nothing can be kept there is nothing to fetch ahead.
    if (!self.caches) return undefined;
    const job = run({ source: source(), task: { kind: "fonts" } });
    // What is not to be had now is told where it is missed, in the dialog.
    job.answer.catch(() => undefined);
    return job.cancel;
  }, [source, run]);
  return (
    <>
      <Button icon={<Download />} onPress={() => setOpen(true)}>
        {t("exporting.open")}
      </Button>
      <Suspense fallback={null}>
        {isOpen ? <ExportDialog onClose={() => setOpen(false)} /> : null}
      </Suspense>
    </>
  );
}
