// What describes the touchpoint of a step, wherever it is used: channel, direction, department, evidence, notes.
import type { Touchpoint } from "../../../shared/model/tables.ts";
import { type Description, describeTouchpoints } from "../../../shared/model/touchpoint.ts";
import { t } from "../../i18n/t.ts";
import { DescriptionFields } from "../../outline/DescriptionFields.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useKept } from "../../ui/useKept.ts";
import { edit } from "./deeds.ts";
import { useTools } from "./journeyHere.ts";

export function TouchpointFields({ touchpoint }: { readonly touchpoint: Touchpoint }) {
  const describe = useDescribe(touchpoint.id);
  const { mayEdit } = useTools().journey;
  return <DescriptionFields touchpoint={touchpoint} isDisabled={!mayEdit} onDescribe={describe} />;
}

export function Notes({ touchpoint }: { readonly touchpoint: Touchpoint }) {
  const describe = useDescribe(touchpoint.id);
  const isReadOnly = !useTools().journey.mayEdit;
  const { text, setText, keep } = useKept(touchpoint.notes, (notes) => describe({ notes }));
  if (isReadOnly && touchpoint.notes === "") return null;
  return (
    <TextField
      label={t("journeys.panelNotes")}
      value={text}
      onChange={setText}
      onBlur={keep}
      maxLength={5000}
      isReadOnly={isReadOnly}
      multiline
      rows={3}
    />
  );
}

function useDescribe(id: string): (description: Description) => void {
  const tools = useTools();
  return (description) => {
    edit(tools, t("lanes.undoDescribe"), (map) =>
      describeTouchpoints(map, { ids: [id], description }),
    );
  };
}
