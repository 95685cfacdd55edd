// The head of a process map: the way back to the moment it serves, its name, its tools and its views. [A11-54]
import {
  ArrowLeftRight,
  ChevronRight,
  Ellipsis,
  Link2,
  ListTree,
  MessageSquareText,
  NotebookText,
  TableProperties,
  Trash2,
  Unlink,
  Workflow,
} from "lucide-react";
import { Fragment, type ReactNode, useState } from "react";
import { Link, useSearch } from "wouter";
import { deleteProcess, unlinkProcess } from "../../../shared/model/process.ts";
import type { ProcessOutline } from "../../../shared/model/processOutline.ts";
import { roomPath, useRoomLocation } from "../../app/routes.ts";
import { CommentThread } from "../../comments/CommentThread.tsx";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, type MenuProps } from "../../ui/Menu.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { SegmentedControl } from "../../ui/SegmentedControl.tsx";
import { ToggleButton } from "../../ui/ToggleButton.tsx";
import { DraftField } from "./DraftField.tsx";
import { useDesk, useEditorState } from "./desk.tsx";
import { ExportMenu } from "./ExportMenu.tsx";
import { nameOf } from "./flowElements.ts";
import { useMapsAround } from "./insides.ts";
import { LinkStepDialog } from "./LinkStepDialog.tsx";
import { NotesDialog } from "./NotesDialog.tsx";
import styles from "./ProcessHeader.module.css";
import { nodePath } from "./paths.ts";
import { StepChip } from "./StepChip.tsx";
import { Toolbar } from "./Toolbar.tsx";
import type { ProcessView } from "./useProcessOffers.ts";

export interface ProcessHeaderProps {
  readonly outline: ProcessOutline;
  readonly view: ProcessView;
  readonly onView: (view: ProcessView) => void;
}

export function ProcessHeader({ outline, view, onView }: ProcessHeaderProps) {
  const { mayEdit, editor } = useDesk();
  const showsHandOffs = useEditorState((state) => state.showsHandOffs);
  return (
    <header className={styles.header}>
      <Breadcrumb outline={outline} />
      <div className={styles.row}>
        <Name outline={outline} />
        {mayEdit ? <Toolbar processId={outline.process.id} /> : null}
        <SegmentedControl<ProcessView>
          label={t("backstage.view")}
          options={[
            { id: "map", label: t("backstage.viewMap"), icon: <Workflow /> },
            { id: "outline", label: t("backstage.viewOutline"), icon: <ListTree /> },
          ]}
          value={view}
          onChange={onView}
        />
        <ToggleButton
          variant="quiet"
          icon={<ArrowLeftRight />}
          isSelected={showsHandOffs}
          onChange={(shows) => editor.setState({ showsHandOffs: shows, isPicked: false })}
        >
          {t("backstage.handOffs")}
        </ToggleButton>
        <ExportMenu outline={outline} />
        <More outline={outline} />
      </div>
      {mayEdit ? null : <p className={styles.note}>{t("backstage.readOnly")}</p>}
    </header>
  );
}

function Breadcrumb({ outline }: { readonly outline: ProcessOutline }) {
  const { workshopId } = useRoomLocation();
  const isInside = useMapsAround(outline.process.id).length > 0;
  const stepId = new URLSearchParams(useSearch()).get("step");
  // Where one comes from stands first.
  const steps = [...outline.steps].sort(
    (a, b) => Number(b.step.id === stepId) - Number(a.step.id === stepId),
  );
  return (
    <nav className={styles.trail} aria-label={t("backstage.breadcrumb")}>
      <Link href={roomPath(workshopId, "backstage")} className={styles.link ?? ""}>
        {t("backstage.toOverview")}
      </Link>
      <ChevronRight className={styles.between} aria-hidden="true" />
      <MapsAround processId={outline.process.id} />
      {steps.length === 0 && !isInside ? <span>{t("backstage.noTouchpoints")}</span> : null}
      {steps.slice(0, shownSteps).map((placed) => (
        <StepChip key={placed.step.id} placed={placed} />
      ))}
      {steps.length > shownSteps ? (
        <Popover
          label={t("backstage.touchpoints")}
          trigger={
            <Button size="small" variant="quiet">
              {t("backstage.moreTouchpoints", { count: steps.length - shownSteps })}
            </Button>
          }
        >
          <ul className={styles.steps}>
            {steps.slice(shownSteps).map((placed) => (
              <li key={placed.step.id}>
                <StepChip placed={placed} />
              </li>
            ))}
          </ul>
        </Popover>
      ) : null}
    </nav>
  );
}

/** The maps that this one is the inside of, each leading to the node there. */
function MapsAround({ processId }: { readonly processId: string }) {
  const { workshopId } = useRoomLocation();
  return useMapsAround(processId).map(({ process, node }) => (
    <Fragment key={process.id}>
      <Link
        href={nodePath(workshopId, process.id, node.id)}
        className={styles.link ?? ""}
        aria-label={t("backstage.backAround", { map: process.name, node: nameOf(node) })}
      >
        {process.name}
      </Link>
      <ChevronRight className={styles.between} aria-hidden="true" />
    </Fragment>
  ));
}

const shownSteps = 3;

function Name({ outline: { process } }: { readonly outline: ProcessOutline }): ReactNode {
  const { deeds, mayEdit } = useDesk();
  const [isEditing, setEditing] = useState(false);
  if (isEditing && mayEdit) {
    return (
      <DraftField
        label={t("backstage.newMapName")}
        hideLabel
        autoFocus
        value={process.name}
        maxLength={120}
        className={styles.field}
        onKeep={deeds.rename}
        onDone={() => setEditing(false)}
      />
    );
  }
  return (
    <h1 className={styles.title} tabIndex={-1}>
      {mayEdit ? (
        <button
          type="button"
          className={styles.name}
          aria-label={t("backstage.renameMap", { name: process.name })}
          onClick={() => setEditing(true)}
        >
          {process.name}
        </button>
      ) : (
        process.name
      )}
    </h1>
  );
}

type Choice = "link" | "notes" | "comments" | "delete" | "blueprint" | `unlink.${string}`;

function More({ outline }: { readonly outline: ProcessOutline }) {
  const { deeds, mayEdit } = useDesk();
  const { go } = useRoomLocation();
  const [open, setOpen] = useState<"link" | "notes" | "comments" | "delete" | null>(null);
  const { process, steps } = outline;
  const choose = (choice: Choice): void => {
    if (choice === "blueprint") {
      go("backstage", "blueprint", ...steps.slice(0, 1).map(({ journey }) => journey.id));
      return;
    }
    if (choice === "link" || choice === "notes" || choice === "comments" || choice === "delete") {
      setOpen(choice);
      return;
    }
    const stepId = choice.slice("unlink.".length);
    deeds.edit(t("backstage.undoUnlink"), (map) =>
      unlinkProcess(map, { stepId, processId: process.id }),
    );
  };
  const remove = (): void => {
    const done = deeds.edit(t("backstage.undoDeleteMap"), (map) =>
      deleteProcess(map, { id: process.id }),
    );
    if (done) go("backstage");
  };
  const changing: MenuProps<Choice>["items"] = [
    { id: "link", label: t("backstage.linkStep"), icon: <Link2 /> },
    ...steps.map(({ step, touchpoint }) => ({
      id: `unlink.${step.id}` as const,
      label: t("backstage.unlinkStep", { text: touchpoint.text }),
      icon: <Unlink />,
    })),
    { id: "delete", label: t("backstage.deleteMap"), icon: <Trash2 />, danger: true },
  ];
  return (
    <>
      <Menu<Choice>
        label={t("backstage.moreForMap")}
        placement="bottom end"
        trigger={<IconButton label={t("backstage.moreForMap")} icon={<Ellipsis />} />}
        items={[
          { id: "notes", label: t("backstage.notes"), icon: <NotebookText /> },
          { id: "comments", label: t("backstage.comments"), icon: <MessageSquareText /> },
          ...(steps.length > 0
            ? [
                {
                  id: "blueprint" as const,
                  label: t("backstage.blueprint"),
                  icon: <TableProperties />,
                },
              ]
            : []),
          ...(mayEdit ? changing : []),
        ]}
        onAction={choose}
      />
      {open === "notes" ? <NotesDialog process={process} onClose={() => setOpen(null)} /> : null}
      <Dialog
        title={t("backstage.commentsOn", { name: process.name })}
        isOpen={open === "comments"}
        onClose={() => setOpen(null)}
      >
        <CommentThread
          subjects={[{ table: "processes", rowId: process.id, label: process.name }]}
        />
      </Dialog>
      {open === "link" ? <LinkStepDialog outline={outline} onClose={() => setOpen(null)} /> : null}
      <ConfirmDialog
        title={t("backstage.deleteMap")}
        isOpen={open === "delete"}
        onClose={() => setOpen(null)}
        onConfirm={remove}
        confirmLabel={t("backstage.deleteMap")}
      >
        {t("backstage.deleteMapText", { name: process.name })}
      </ConfirmDialog>
    </>
  );
}
