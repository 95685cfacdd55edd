// What a BPMN file becomes: in numbers, lane by lane with the layer to choose, and what of it is not kept.
import type { BpmnModel } from "../../../shared/format/bpmn/bpmnModel.ts";
import { layers as allLayers, type Layer } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { Select } from "../../ui/Select.tsx";
import styles from "./ImportBpmnDialog.module.css";

export interface BpmnPreviewProps {
  readonly model: BpmnModel;
  /** The layer of each lane. */
  readonly layers: readonly Layer[];
  readonly onLayer: (lane: number, layer: Layer) => void;
}

export function BpmnPreview({ model, layers, onLayer }: BpmnPreviewProps) {
  const warnings = [...new Set(model.warnings)];
  return (
    <>
      <p role="status">{countsToText(model)}</p>
      <section aria-labelledby="bpmn-lanes">
        <h3 id="bpmn-lanes" className={styles.heading}>
          {t("backstage.importLanes")}
        </h3>
        <p className={styles.hint}>{t("backstage.importLanesText")}</p>
        <ul className={styles.lanes}>
          {model.lanes.map(({ name }, at) => (
            // Lanes of a file have no identity but their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
            <li key={at} className={styles.lane}>
              <span className={styles.laneName}>{name}</span>
              <Select<Layer>
                label={t("backstage.importLayerOf", { name })}
                hideLabel
                options={allLayers.map((layer) => ({ id: layer, label: t(`backstage.${layer}`) }))}
                value={layers[at] ?? null}
                onChange={(layer) => onLayer(at, layer)}
              />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="bpmn-warnings">
        <h3 id="bpmn-warnings" className={styles.heading}>
          {t("backstage.importWarnings")}
        </h3>
        {warnings.length === 0 ? (
          <p className={styles.hint}>{t("backstage.importNoWarnings")}</p>
        ) : (
          <ul className={styles.warnings}>
            {warnings.slice(0, shownWarnings).map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        )}
        {warnings.length > shownWarnings ? (
          <p className={styles.hint}>
            {t("backstage.importMoreWarnings", { count: warnings.length - shownWarnings })}
          </p>
        ) : null}
      </section>
    </>
  );
}

const shownWarnings = 100;

function countsToText({ lanes, nodes, flows, counts }: BpmnModel): string {
  return [
    t("backstage.importPools", { count: counts.pools.length }),
    t("backstage.importLaneCount", { count: lanes.length }),
    t("backstage.mapSize", { count: nodes.length }),
    t("backstage.importFlows", { count: flows.length }),
  ].join(" · ");
}
