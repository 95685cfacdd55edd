// Owns: the heatmaps by persona and by department: which one, in what order, and why some cells are empty.

import { useState } from "react";
import { heatmapByDepartment, heatmapByPersona } from "../../../shared/insight/heatmap.ts";
import type { MapSnapshot, RoomSnapshot } from "../../../shared/model/change.ts";
import {
  type HeatColumn,
  type HeatSort,
  hasDistance,
  tellsKinds,
} from "../../../shared/model/heatmap.ts";
import type { Touchpoint } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { SegmentedControl } from "../../ui/SegmentedControl.tsx";
import { placesOf } from "./feelings.ts";
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
  const [chosen, setChosen] = useState<HeatSort>("pain");
  const { people, department } = useMinimums();
  const isByPersona = by === "persona";
  const heatmap = isByPersona ? heatmapByPersona(map, room) : heatmapByDepartment(map, room);
  const places = placesOf(map);
  const isMeasured = hasDistance(heatmap);
  // Of another persona there may be nothing that is far from anything.
  const sort = chosen === "distance" && !isMeasured ? "pain" : chosen;
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
  const isUsed = ({ id }: Touchpoint, { group, kind }: HeatColumn): boolean => {
    const personas = places.get(id)?.personas[kind];
    return personas !== undefined && (isByPersona ? personas.has(group.id) : personas.size > 0);
  };
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
            ...(isMeasured ? [{ id: "distance", label: t("feel.sortDistance") } as const] : []),
          ]}
          value={sort}
          onChange={setChosen}
        />
      </div>
      <HeatTable
        title={isByPersona ? t("feel.heatmapPersonas") : t("feel.heatmapDepartments")}
        heatmap={heatmap}
        sort={sort}
        places={places}
        reasonFor={(touchpoint, column) => (isUsed(touchpoint, column) ? hidden : "")}
      />
      <Legend
        hidden={hidden}
        hasUnused={isByPersona || tellsKinds(heatmap)}
        hasDistance={isMeasured}
      />
    </div>
  );
}
