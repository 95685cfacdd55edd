// Owns: the ways into the import dialog: the button in the header and files dropped anywhere on the page. Absent
// for those who may not write the map; shut, with the reason, while the board is locked. Rules STA-79, A11-216.

import { FileInput } from "lucide-react";
import { Suspense, useEffect, useLayoutEffect, useState } from "react";
import { isBoardLocked } from "../../shared/model/workshop.ts";
import { type Command, useCommands } from "../app/commands.ts";
import { importing } from "../i18n/en/importing.ts";
import { addWords, t } from "../i18n/t.ts";
import { useMap, useMay, useSession } from "../session/hooks.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { askedPart } from "../ui/laterPart.ts";
import { askImport, useAskedImport } from "./askedImport.ts";
import { heldByLock } from "./heldByLock.ts";
import styles from "./ImportDialog.module.css";

addWords({ importing });

const ImportDialog = askedPart(() =>
  import("./ImportDialog.tsx").then((module) => module.ImportDialog),
);

export function ImportDoor() {
  const session = useSession();
  const { allowed } = useMay({ write: "map" });
  const isLocked = useMap(["workshop"], isBoardLocked);
  const open = useAskedImport((state) => state.asked);
  // Before the picture that shows it: a press may come with the next event, and is heard by nobody else.
  useLayoutEffect(() => {
    useAskedImport.setState({ isHeard: allowed, isHeld: () => heldByLock(session) });
    return () => useAskedImport.setState({ isHeard: false, asked: null });
  }, [allowed, session]);
  const isOver = useFileDrop(allowed && open === null);
  useCommands("import", allowed ? offers : none);
  if (!allowed) return null;
  return (
    <>
      <IconButton
        label={t("importing.open")}
        icon={<FileInput />}
        reason={isLocked ? t("importing.locked") : undefined}
        onPress={beginImport}
      />
      {isOver && !isLocked ? <div className={styles.drop}>{t("importing.dropHere")}</div> : null}
      {open ? (
        <Suspense fallback={null}>
          <ImportDialog initial={open} onClose={endImport} />
        </Suspense>
      ) : null}
    </>
  );
}

const none: readonly Command[] = [];

function offers(): readonly Command[] {
  return [{ id: "import", label: t("importing.open"), run: beginImport }];
}

function beginImport(): void {
  askImport({ text: "", fileName: "" });
}

function endImport(): void {
  useAskedImport.setState({ asked: null });
}

// Files only: text and cards dragged inside the page are none of its business.
function useFileDrop(isOn: boolean): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const hasFiles = (event: DragEvent): boolean =>
      event.dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (event.defaultPrevented || files.length === 0) return;
      event.preventDefault();
      askImport({ text: "", fileName: "", files });
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [isOn]);
  return isOver;
}
