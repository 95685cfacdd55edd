// Owns: the dialog that takes a BPMN file, shows what it becomes, asks for the layer of each lane and makes the process
// map as one step of undo. Rules IMP-64 to IMP-67, IMP-107.
import { useEffect, useRef, useState } from "react";
import { useLocation, useSearch } from "wouter";
import type { BpmnModel } from "../../../shared/format/bpmn/bpmnModel.ts";
import { bpmnToChanges } from "../../../shared/format/bpmn/bpmnToChanges.ts";
import { layerRemembered } from "../../../shared/model/laneMemory.ts";
import type { Layer } from "../../../shared/model/tables.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { useEdit, useMap, useSession } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import { useLastWords } from "../../ui/useAtTheEnd.ts";
import { BpmnPreview } from "./BpmnPreview.tsx";
import styles from "./ImportBpmnDialog.module.css";
import { processPath } from "./paths.ts";
import { type ReadFile, readBpmnFile } from "./readBpmnFile.ts";

export interface ImportBpmnDialogProps {
  /** The step that the map is imported for; left out: the one that somebody came from, if any. */
  readonly stepId?: string;
  readonly onClose: () => void;
}

export function ImportBpmnDialog({ stepId, onClose }: ImportBpmnDialogProps) {
  const [read, setRead] = useState<ReadFile | null>(null);
  // The name of the file that is being read.
  const [reading, setReading] = useState<string | null>(null);
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);
  const [name, setName] = useState("");
  const [layers, setLayers] = useState<readonly Layer[]>([]);
  const session = useSession();
  const importMap = useImport(onClose, stepId);
  const take = async ([file]: readonly File[]): Promise<void> => {
    if (!file) return;
    current.current?.abort();
    const own = new AbortController();
    current.current = own;
    setReading(file.name);
    setRead(null);
    try {
      const result = await readBpmnFile(file, { timers: session.outside, signal: own.signal });
      if (!result) return;
      setRead(result);
      if (!result.model.ok) return;
      setName(result.model.value.name || result.stem);
      setLayers(
        result.model.value.lanes.map(
          ({ name: lane, layer, isGuess }) =>
            (isGuess ? layerRemembered(session.map.tables, lane) : undefined) ?? layer,
        ),
      );
    } catch (error) {
      // The file is gone from the disk, or the reader could not be fetched: told here, and loud in the console.
      toast(t("backstage.importFailed"), { tone: "danger" });
      throw error;
    } finally {
      if (current.current === own) setReading(null);
    }
  };
  const model = read?.model.ok ? read.model.value : null;
  useLastWords([name], [model ? model.name || read?.stem || "" : name]);
  return (
    <Dialog
      title={t("backstage.importBpmn")}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <>
          <Button onPress={onClose}>{t("backstage.cancel")}</Button>
          <Button
            variant="primary"
            isDisabled={!model || reading !== null || name.trim() === ""}
            onPress={() => {
              if (model) importMap(model, name, layers);
            }}
          >
            {t("backstage.importTake")}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <p className={styles.hint}>{t("backstage.importIntro")}</p>
        <FileDrop label={t("backstage.importFile")} accept={[".bpmn", ".xml"]} onFiles={take} />
        <div role="status">
          {reading === null ? null : (
            <ProgressBar label={t("backstage.importReading", { file: reading })} value={null} />
          )}
          {read && !read.model.ok ? (
            <p className={styles.refusal}>
              {t("backstage.importRefused", { file: read.fileName, why: read.model.error.message })}
            </p>
          ) : null}
        </div>
        {model ? (
          <>
            <TextField
              label={t("backstage.newMapName")}
              value={name}
              onChange={setName}
              maxLength={120}
            />
            <BpmnPreview
              model={model}
              layers={layers}
              onLayer={(at, layer) =>
                setLayers(layers.map((known, index) => (index === at ? layer : known)))
              }
            />
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

/** Makes the process map, for the step that one came from, and opens it. */
function useImport(onClose: () => void, given: string | undefined) {
  const edit = useEdit();
  const [, navigate] = useLocation();
  const { workshopId } = useRoomLocation();
  const cameFrom = new URLSearchParams(useSearch()).get("step") ?? "";
  const wanted = given ?? cameFrom;
  const stepId = useMap(["steps"], (map) => (map.steps.has(wanted) ? wanted : undefined));
  return (model: BpmnModel, name: string, layers: readonly Layer[]): void => {
    const step = stepId === undefined ? {} : { stepId };
    const result = edit(t("backstage.undoImport"), (map, chance) =>
      bpmnToChanges(map, { model, name, layers, ...step }, chance),
    );
    const id = result.ok ? result.value[0]?.id : undefined;
    if (!result.ok) toast(result.error.message, { tone: "caution" });
    if (id === undefined) return;
    onClose();
    navigate(processPath(workshopId, id, stepId));
  };
}
