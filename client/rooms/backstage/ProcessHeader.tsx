// The head of a process map: the way back to the moment it serves, its name, its tools and its views. [A11-54]
import { ArrowLeftRight, ChevronRight, ListTree, Workflow } from "lucide-react";
import { Fragment, type ReactNode, useState } from "react";
import { Link } from "wouter";
import type { ProcessOutline } from "../../../shared/model/processOutline.ts";
import { roomPath, useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { SegmentedControl } from "../../ui/SegmentedControl.tsx";
import { ToggleButton } from "../../ui/ToggleButton.tsx";
import { useMediaQuery } from "../../ui/useMediaQuery.ts";
import { DraftField } from "./DraftField.tsx";
import { useDesk, useEditorState } from "./desk.tsx";
import { ExportMenu } from "./ExportMenu.tsx";
import { nameOf } from "./flowElements.ts";
import { useMapsAround } from "./insides.ts";
import { MoreMenu } from "./MoreMenu.tsx";
import { NarrowHeader, type ProcessHeaderProps } from "./NarrowHeader.tsx";
import styles from "./ProcessHeader.module.css";
import { ProcessTools } from "./ProcessTools.tsx";
import { nodePath } from "./paths.ts";
import { StepChip } from "./StepChip.tsx";
import { useStepsAround } from "./stepsAround.ts";
import type { ProcessView } from "./useProcessOffers.ts";

/** On a phone the head is one line, so that the map has the screen. */
const narrow = "(max-width: 40rem)";

export function ProcessHeader(props: ProcessHeaderProps) {
  const isNarrow = useMediaQuery(narrow);
  if (!isNarrow) return <WideHeader {...props} />;
  return (
    <NarrowHeader {...props}>
      <Name outline={props.outline} />
    </NarrowHeader>
  );
}

function WideHeader({ outline, view, onView }: ProcessHeaderProps) {
  const { mayEdit, editor } = useDesk();
  const showsHandOffs = useEditorState((state) => state.showsHandOffs);
  return (
    <header className={styles.header}>
      <Breadcrumb outline={outline} />
      <div className={styles.row}>
        <Name outline={outline} />
        {mayEdit ? <ProcessTools processId={outline.process.id} /> : null}
        <SegmentedControl<ProcessView>
          label={t("backstage.view")}
          options={[
            { id: "map", label: t("backstage.viewMap"), icon: <Workflow /> },
            { id: "outline", label: t("backstage.viewOutline"), icon: <ListTree /> },
          ]}
          value={view}
          onChange={onView}
          className={styles.views}
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
        <MoreMenu outline={outline} />
      </div>
      {mayEdit ? null : <p className={styles.note}>{t("backstage.readOnly")}</p>}
    </header>
  );
}

function Breadcrumb({ outline }: { readonly outline: ProcessOutline }) {
  const { workshopId } = useRoomLocation();
  const isInside = useMapsAround(outline.process.id).length > 0;
  const steps = useStepsAround(outline);
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
          dir="auto"
        >
          {process.name}
        </button>
      ) : (
        process.name
      )}
    </h1>
  );
}
