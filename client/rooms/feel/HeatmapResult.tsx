// Owns: the heatmaps by persona and by department: which one, in what order, and why some cells are empty.

import { useState } from "react";
import { heatmapByDepartment, heatmapByPersona } from "../../../shared/insight/emotion.ts";
import type { MapSnapshot, RoomSnapshot } from "../../../shared/model/change.ts";
import { t } from "../../i18n/t.ts";
import { SegmentedControl } from "../../ui/SegmentedControl.tsx";
import { type HeatSort, placesOf } from "./feelings.ts";
import styles from "./HeatmapResult.module.css";
import { HeatTable } from "./HeatTable.tsx";
import { Legend } from "./Legend.tsx";
import { useMinimums } from "./useMinimums.ts";

export interface HeatmapResultProps {
  readonly by: "persona" | "department";
  readonly map: MapSnapshot;
  readonly room: RoomSnapshot;
}

export function HeatmapResult({ by, map, room }: HeatmapResultProps) {
  const [sort, setSort] = useState<HeatSort>("pain");
  const { people, department } = useMinimums();
  const isByPersona = by === "persona";
  const heatmap = isByPersona ? heatmapByPersona(map, room) : heatmapByDepartment(map, room);
  const places = placesOf(map);
  if (heatmap.rows.length === 0) {
    return (
      <p className={styles.none}>
        {isByPersona ? t("feel.noPersonaCells") : t("feel.noDepartmentCells", { min: department })}
      </p>
    );
  }
  const hidden = isByPersona
    ? t("feel.cellHiddenPersona", { min: people })
    : t("feel.cellHiddenDepartment", { min: department });
  const isUsed = (touchpointId: string, personaId: string): boolean =>
    !isByPersona || (places.get(touchpointId)?.personaIds.has(personaId) ?? false);
  return (
    <div className={styles.result}>
      <div className={styles.bar}>
        <span className={styles.label}>{t("feel.sortBy")}</span>
        <SegmentedControl
          label={t("feel.sortBy")}
          options={[
            { id: "pain", label: t("feel.sortPain") },
            { id: "love", label: t("feel.sortLove") },
            { id: "disagreement", label: t("feel.sortDisagreement") },
          ]}
          value={sort}
          onChange={setSort}
        />
      </div>
      <HeatTable
        title={isByPersona ? t("feel.heatmapPersonas") : t("feel.heatmapDepartments")}
        heatmap={heatmap}
        sort={sort}
        places={places}
        reasonFor={(touchpoint, column) => (isUsed(touchpoint.id, column.id) ? hidden : "")}
      />
      <Legend hidden={hidden} hasUnused={isByPersona} />
    </div>
  );
}
