// Owns: the button that opens the export dialog, which loads when it is first asked for.

import { Download } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { exporting } from "../../i18n/en/exporting.ts";
import { addWords, t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import styles from "./Gallery.module.css";

addWords({ exporting });

const ExportDialog = lazy(async () => ({
  default: (await import("./ExportDialog.tsx")).ExportDialog,
}));

export function ExportDoor() {
  const [isOpen, setOpen] = useState(false);
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
