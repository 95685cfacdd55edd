// What stands in front of the outline: what can be done with a row, all about a touchpoint, personas, a copy of a
// journey, likely duplicates, and the question before a journey goes. Rule A11-120.
import { Suspense } from "react";
import { t } from "../i18n/t.ts";
import { useRow } from "../session/hooks.ts";
import { Button } from "../ui/Button.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { askedPart } from "../ui/laterPart.ts";
import { OutlineDetails } from "./OutlineDetails.tsx";
import styles from "./OutlineDialogs.module.css";
import { OutlineDuplicates } from "./OutlineDuplicates.tsx";
import {
  actionWords,
  doAction,
  journeyOfRow,
  type OutlineActionId,
  offeredActions,
  personaOfRow,
} from "./outlineActions.ts";
import { outlineKeys } from "./outlineKeys.ts";
import { deleteWhole, makeJourney, showJourney } from "./outlineMore.ts";
import {
  currentRow,
  goTo,
  type OutlineTools,
  useOutlineState,
  useOutlineTools,
} from "./outlineState.ts";
import { inTitle, rowText } from "./outlineWords.ts";

const PersonaDialog = askedPart(() =>
  import("../personas/PersonaDialog.tsx").then((m) => m.PersonaDialog),
);
const DuplicateDialog = askedPart(() =>
  import("../personas/DuplicateDialog.tsx").then((m) => m.DuplicateDialog),
);

export function OutlineDialogs() {
  const tools = useOutlineTools();
  const dialog = useOutlineState((state) => state.dialog);
  const close = (): void => {
    tools.store.setState({ dialog: null });
    const row = currentRow(tools.store.getState());
    if (row) goTo(tools.store, row.key);
  };
  switch (dialog) {
    case null:
      return null;
    case "actions":
      return <Actions tools={tools} onClose={close} />;
    case "details":
      return <OutlineDetails onClose={close} />;
    case "duplicates":
      return <OutlineDuplicates onClose={close} />;
    case "delete":
      return <Delete tools={tools} onClose={close} />;
    case "newPersona":
    case "persona":
    case "duplicate":
      return (
        <Suspense fallback={null}>
          {dialog === "duplicate" ? (
            <Duplicate tools={tools} onClose={close} />
          ) : (
            <Persona tools={tools} isNew={dialog === "newPersona"} onClose={close} />
          )}
        </Suspense>
      );
    default:
      return dialog satisfies never;
  }
}

interface DialogProps {
  readonly tools: OutlineTools;
  readonly onClose: () => void;
}

function Actions({ tools, onClose }: DialogProps) {
  const row = currentRow(tools.store.getState());
  const offered = offeredActions(tools);
  const name = row ? rowText(tools.session.map.tables, row) : t("outline.pool");
  const take = (id: OutlineActionId): void => {
    onClose();
    doAction(tools, id);
  };
  return (
    <Dialog
      title={t("outline.actionsOf", { name: inTitle(name) })}
      isOpen
      onClose={onClose}
      size="small"
    >
      <ul className={styles.actions}>
        {offered.map((id, at) => (
          <li key={id}>
            <Button
              variant="quiet"
              className={styles.action}
              onPress={() => take(id)}
              autoFocus={at === 0}
            >
              <span className={styles.words}>{actionWords(id)}</span>
              <kbd className={styles.key}>{keyOf(id)}</kbd>
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function keyOf(id: OutlineActionId): string {
  return outlineKeys.find((key) => key.id === id)?.keys[0] ?? "";
}

function Persona({ tools, isNew, onClose }: DialogProps & { readonly isNew: boolean }) {
  const row = useOutlineState(currentRow);
  const own = useRow("personas", personaOfRow(tools.session.map.tables, row));
  return (
    <PersonaDialog
      persona={isNew ? null : (own ?? null)}
      onClose={onClose}
      onCreated={(id) => makeJourney(tools, id, "ideal")}
    />
  );
}

function Duplicate({ tools, onClose }: DialogProps) {
  const row = useOutlineState(currentRow);
  const journey = useRow("journeys", journeyOfRow(tools.session.map.tables, row));
  if (!journey) return null;
  return (
    <DuplicateDialog journey={journey} onClose={onClose} onMade={(id) => showJourney(tools, id)} />
  );
}

function Delete({ tools, onClose }: DialogProps) {
  const row = currentRow(tools.store.getState());
  if (!row) return null;
  const name = rowText(tools.session.map.tables, row);
  return (
    <ConfirmDialog
      title={t("outline.deleteTitle", { name: inTitle(name) })}
      isOpen
      onClose={onClose}
      onConfirm={() => deleteWhole(tools, row)}
      confirmLabel={t("outline.deleteNow")}
    >
      {t("outline.deleteText")}
    </ConfirmDialog>
  );
}
