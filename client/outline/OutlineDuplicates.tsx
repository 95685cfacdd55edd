// The dialog of likely duplicates: the same list as on the board, merged through the outline.
import { t } from "../i18n/t.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { DuplicateSets } from "./DuplicateSets.tsx";
import { mergeSets } from "./outlineMore.ts";
import { useOutlineTools } from "./outlineState.ts";

export function OutlineDuplicates({ onClose }: { readonly onClose: () => void }) {
  const tools = useOutlineTools();
  return (
    <DuplicateSets
      mayMerge={tools.mayEdit}
      onMerge={(sets) => mergeSets(tools, sets)}
      frame={(list, mergeAll) => (
        <Dialog title={t("duplicates.title")} isOpen onClose={onClose} actions={mergeAll}>
          {list}
        </Dialog>
      )}
    />
  );
}
