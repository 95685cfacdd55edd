// All about the touchpoint of a row: what describes it, notes, the thought at a step, merged wordings, where it is used.
import type { MapSnapshot } from "../../shared/model/change.ts";
import { setThought, thoughtMax } from "../../shared/model/step.ts";
import { type Step, type Touchpoint, touchpointNotesMax } from "../../shared/model/tables.ts";
import { describeTouchpoints } from "../../shared/model/touchpoint.ts";
import { mergedInto, type Use } from "../../shared/model/usage.ts";
import { t } from "../i18n/t.ts";
import { useMap, useRow } from "../session/hooks.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { WrittenField } from "../writing/WrittenField.tsx";
import { DescriptionFields } from "./DescriptionFields.tsx";
import styles from "./OutlineDialogs.module.css";
import { edit } from "./outlineEdit.ts";
import { splitOff } from "./outlineMore.ts";
import { currentRow, useOutlineState, useOutlineTools } from "./outlineState.ts";
import { inTitle, journeyText } from "./outlineWords.ts";
import { UsedIn } from "./UsedIn.tsx";

export function OutlineDetails({ onClose }: { readonly onClose: () => void }) {
  const tools = useOutlineTools();
  const row = useOutlineState(currentRow);
  const touchpoint = useRow("touchpoints", row?.touchpointId ?? "");
  const step = useRow("steps", row?.kind === "step" ? row.id : "");
  const rows = useOutlineState((state) => state.rows);
  const chosen = useOutlineState((state) => state.chosen);
  if (!touchpoint) return null;
  const isAmong = row !== undefined && chosen.has(row.key);
  const others = rows.filter(({ key }) => isAmong && chosen.has(key));
  const ids = [...new Set([touchpoint.id, ...others.flatMap((one) => one.touchpointId || [])])];
  return (
    <Dialog
      title={t("outline.detailsOf", { text: inTitle(touchpoint.text) })}
      isOpen
      onClose={onClose}
    >
      <div className={styles.parts}>
        <DescriptionFields
          touchpoint={touchpoint}
          isDisabled={!tools.mayEdit}
          onDescribe={(description) =>
            edit(tools, t("outline.undoDescribe"), (map) =>
              describeTouchpoints(map, { ids, description }),
            )
          }
        />
        {ids.length > 1 ? (
          <p className={styles.quiet}>{t("outline.describesMany", { count: ids.length })}</p>
        ) : null}
        {step ? <Thought key={step.id} step={step} /> : null}
        <Notes key={touchpoint.id} touchpoint={touchpoint} />
        <Wordings id={touchpoint.id} />
        <UsedIn
          id={touchpoint.id}
          title={t("outline.usedIn")}
          none={t("outline.unplaced")}
          inWords={inJourney}
          looks={{ none: styles.quiet }}
        />
      </div>
    </Dialog>
  );
}

function Thought({ step }: { readonly step: Step }) {
  const tools = useOutlineTools();
  return (
    <WrittenField
      place={{ table: "steps", id: step.id, field: "thought" }}
      label={t("outline.thought")}
      value={step.thought}
      onKeep={(thought) =>
        edit(tools, t("outline.undoDescribe"), (map) => setThought(map, { id: step.id, thought }))
      }
      maxLength={thoughtMax}
      isReadOnly={!tools.mayEdit}
      rows={2}
    />
  );
}

function Notes({ touchpoint: { id, notes } }: { readonly touchpoint: Touchpoint }) {
  const tools = useOutlineTools();
  return (
    <WrittenField
      place={{ table: "touchpoints", id, field: "notes" }}
      label={t("outline.notes")}
      value={notes}
      onKeep={(next) =>
        // To describe what is gone is refused to nobody.
        tools.session.map.tables.touchpoints.has(id) &&
        edit(tools, t("outline.undoDescribe"), (map) =>
          describeTouchpoints(map, { ids: [id], description: { notes: next } }),
        )
      }
      maxLength={touchpointNotesMax}
      isReadOnly={!tools.mayEdit}
    />
  );
}

function Wordings({ id }: { readonly id: string }) {
  const tools = useOutlineTools();
  const merged = useMap(["touchpoints"], (map) => mergedInto(map, id));
  if (merged.length === 0) return null;
  return (
    <section>
      <h3>{t("outline.wordings")}</h3>
      <ul>
        {merged.map((wording) => (
          <li key={wording.id} className={styles.set}>
            <span className={styles.texts} dir="auto">
              {wording.text}
            </span>
            {tools.mayEdit ? (
              <Button
                size="small"
                aria-label={t("outline.splitOffNamed", { text: wording.text })}
                onPress={() => splitOff(tools, wording.id)}
              >
                {t("outline.splitOff")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function inJourney(map: MapSnapshot, { journeyId }: Use): string {
  return journeyText(map, journeyId);
}
