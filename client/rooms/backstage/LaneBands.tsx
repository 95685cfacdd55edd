// The ground of the process map: the lanes as bands over the whole width, the lines of the blueprint between layers, and
// the touchpoints at the head of the customer's lane. It follows the view; nothing here changes the map.
import { useViewport, ViewportPortal } from "@xyflow/react";
import { ArrowDownToLine } from "lucide-react";
import { type Band, headHeight, lineHeight } from "../../../shared/model/processBands.ts";
import type { ServedStep } from "../../../shared/model/processOutline.ts";
import { t } from "../../i18n/t.ts";
import { classNames } from "../../ui/classNames.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { useDesk } from "./desk.tsx";
import styles from "./LaneBands.module.css";
import { StepChip } from "./StepChip.tsx";

export function LaneBands({ bands }: { readonly bands: readonly Band[] }) {
  const { y, zoom } = useViewport();
  return (
    <div className={styles.ground} aria-hidden="true">
      {bands.map(({ lane, top, height, lines }) => (
        <div key={lane.id}>
          {lines.length === 0 ? null : (
            <div
              className={classNames(styles.line, styles[lines[0] ?? ""])}
              style={{ insetBlockStart: (top - lineHeight / 2) * zoom + y }}
            >
              <span
                className={styles.lineName}
                style={{ fontSize: Math.min(13, Math.max(8, lineHeight * zoom * 0.6)) }}
              >
                {lines.map((line) => t(`backstage.${line}`)).join(" · ")}
              </span>
            </div>
          )}
          <div
            className={classNames(styles.band, styles[lane.layer])}
            style={{ insetBlockStart: top * zoom + y, blockSize: height * zoom }}
          />
        </div>
      ))}
    </div>
  );
}

/** The touchpoints that the process serves and that are no nodes of it yet: chips that lead to their journeys. [A11-54] */
export function StepHead({
  band,
  steps,
}: {
  readonly band: Band;
  readonly steps: readonly ServedStep[];
}) {
  const { deeds, mayEdit } = useDesk();
  return (
    <ViewportPortal>
      <ul
        className={classNames(styles.head, "nopan")}
        style={{ transform: `translate(0, ${band.top + 12}px)`, blockSize: headHeight - 16 }}
        aria-label={t("backstage.touchpoints")}
      >
        {steps
          .filter(({ nodeId }) => nodeId === "")
          .map((placed) => (
            <li key={placed.step.id} className={styles.unplaced}>
              <StepChip placed={placed} />
              {mayEdit ? (
                <IconButton
                  size="small"
                  label={t("backstage.placeStep", { text: placed.touchpoint.text })}
                  icon={<ArrowDownToLine />}
                  onPress={() => deeds.placeStep(placed.step.id)}
                />
              ) : null}
            </li>
          ))}
      </ul>
    </ViewportPortal>
  );
}
