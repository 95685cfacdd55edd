// Owns: the button that opens the export dialog, which loads when it is first asked for.

import { Download } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { keepFonts } from "../../export/webFonts.ts";
import { exporting } from "../../i18n/en/exporting.ts";
import { addWords, t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import styles from "./Gallery.module.css";
import { fontsAddress } from "./useExportSource.ts";

addWords({ exporting });

const ExportDialog = lazy(async () => ({
  default: (await import("./ExportDialog.tsx")).ExportDialog,
}));

export function ExportDoor() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    // Where nothing can be kept, or nothing is to be had now, the dialog says what can be made.
    if (self.caches) keepFonts(fontsAddress()).catch(() => undefined);
  }, []);
  return (
    <>
      <div className={styles.actions}>
        <Button icon={<Download />} onPress={() => setOpen(true)}>
          {t("exporting.open")}
        </Button>
      </div>
      <Suspense fallback={null}>
        {isOpen ? <ExportDialog onClose={() => setOpen(false)} /> : null}
      </Suspense>
    </>
  );
}
