// What describes the touchpoint of a step, wherever it is used: channel, direction, department, evidence, notes.
import { type Touchpoint, touchpointNotesMax } from "../../../shared/model/tables.ts";
import { type Description, describeTouchpoints } from "../../../shared/model/touchpoint.ts";
import { t } from "../../i18n/t.ts";
import { DescriptionFields } from "../../outline/DescriptionFields.tsx";
import { WrittenField } from "../../writing/WrittenField.tsx";
import { edit, sayTooLate } from "./deeds.ts";
import { useTools } from "./journeyHere.ts";

export function TouchpointFields({ touchpoint }: { readonly touchpoint: Touchpoint }) {
  const describe = useDescribe(touchpoint.id);
  const { mayEdit } = useTools().journey;
  return <DescriptionFields touchpoint={touchpoint} isDisabled={!mayEdit} onDescribe={describe} />;
}

export function Notes({ touchpoint }: { readonly touchpoint: Touchpoint }) {
  const describe = useDescribe(touchpoint.id);
  const { session, journey } = useTools();
  const isReadOnly = !journey.mayEdit;
  if (isReadOnly && touchpoint.notes === "") return null;
  return (
    <WrittenField
      place={{ table: "touchpoints", id: touchpoint.id, field: "notes" }}
      label={t("journeys.panelNotes")}
      value={touchpoint.notes}
      onKeep={(notes) =>
        // To describe what is gone is refused to nobody.
        session.map.tables.touchpoints.has(touchpoint.id) ? describe({ notes }) : sayTooLate(notes)
      }
      maxLength={touchpointNotesMax}
      isReadOnly={isReadOnly}
    />
  );
}

/** Gives `null` where it is refused. */
function useDescribe(id: string): (description: Description) => unknown {
  const tools = useTools();
  return (description) =>
    edit(tools, t("lanes.undoDescribe"), (map) =>
      describeTouchpoints(map, { ids: [id], description }),
    );
}
