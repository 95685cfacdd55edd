// What can be done with an open process map as a whole: read its notes, talk about it, link it, delete it. [A11-54]
import {
  Ellipsis,
  Link2,
  MessageSquareText,
  NotebookText,
  TableProperties,
  Trash2,
  Unlink,
} from "lucide-react";
import { type ReactNode, useState } from "react";
import { deleteProcess, unlinkProcess } from "../../../shared/model/process.ts";
import type { ProcessOutline } from "../../../shared/model/processOutline.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { CommentThread } from "../../comments/CommentThread.tsx";
import { t } from "../../i18n/t.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, type MenuEntry } from "../../ui/Menu.tsx";
import { useDesk } from "./desk.tsx";
import { LinkStepDialog } from "./LinkStepDialog.tsx";
import { NotesDialog } from "./NotesDialog.tsx";

export function MoreMenu({ outline }: { readonly outline: ProcessOutline }) {
  const { items, choose, dialogs } = useMapMenu(outline);
  return (
    <>
      <Menu<MapChoice>
        label={t("backstage.moreForMap")}
        placement="bottom end"
        trigger={<IconButton label={t("backstage.moreForMap")} icon={<Ellipsis />} />}
        items={items}
        onAction={choose}
      />
      {dialogs}
    </>
  );
}

interface MapMenu {
  readonly items: readonly MenuEntry<MapChoice>[];
  readonly choose: (choice: MapChoice) => void;
  readonly dialogs: ReactNode;
}

export type MapChoice = "link" | "notes" | "comments" | "delete" | "blueprint" | `unlink.${string}`;

/** What can be done with the map as a whole, and the dialogs that doing it opens. */
export function useMapMenu(outline: ProcessOutline): MapMenu {
  const { deeds, mayEdit } = useDesk();
  const { go } = useRoomLocation();
  const [open, setOpen] = useState<"link" | "notes" | "comments" | "delete" | null>(null);
  const { process, steps } = outline;
  const choose = (choice: MapChoice): void => {
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
  const changing: MapMenu["items"] = [
    { id: "link", label: t("backstage.linkStep"), icon: <Link2 /> },
    ...steps.map(({ step, touchpoint }) => ({
      id: `unlink.${step.id}` as const,
      label: t("backstage.unlinkStep", { text: touchpoint.text }),
      icon: <Unlink />,
    })),
    { id: "delete", label: t("backstage.deleteMap"), icon: <Trash2 />, danger: true },
  ];
  const items: MapMenu["items"] = [
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
  ];
  const dialogs = (
    <>
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
  return { items, choose, dialogs };
}
