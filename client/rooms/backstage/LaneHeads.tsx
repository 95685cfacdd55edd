// The heads of the lanes: they stay at the edge of the map while it is moved. Pressing one opens what can be changed.

import { useViewport } from "@xyflow/react";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { departmentsByName } from "../../../shared/model/department.ts";
import type { Band } from "../../../shared/model/processBands.ts";
import {
  addLane,
  deleteLane,
  moveLane,
  renameLane,
  setLaneDepartment,
  setLaneLayer,
} from "../../../shared/model/processLane.ts";
import { type Layer, layers, type ProcessLane } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { useMap, useRow } from "../../session/hooks.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Popover } from "../../ui/Popover.tsx";
import { Select } from "../../ui/Select.tsx";
import { categoryOf } from "../../ui/Shape.tsx";
import { DraftField } from "./DraftField.tsx";
import { useDesk } from "./desk.tsx";
import styles from "./LaneHeads.module.css";

export function LaneHeads({ bands }: { readonly bands: readonly Band[] }) {
  const { y, zoom } = useViewport();
  const { mayEdit } = useDesk();
  return (
    <ul className={classNames(styles.heads, "nopan", "nodrag")} aria-label={t("backstage.lane")}>
      {bands.map((band) => (
        <li
          key={band.lane.id}
          className={styles.head}
          style={{ insetBlockStart: band.top * zoom + y, blockSize: band.height * zoom }}
        >
          {mayEdit ? (
            <LaneMenu lane={band.lane} isOnly={bands.length === 1} />
          ) : (
            <LaneName lane={band.lane} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** The name of a lane, its layer where the name does not say it, and its department. */
function LaneName({ lane }: { readonly lane: ProcessLane }) {
  const department = useRow("departments", lane.departmentId);
  const layer = t(`backstage.${lane.layer}`);
  return (
    <span className={styles.words}>
      <span className={styles.layer}>{layer}</span>
      {lane.name === layer ? null : (
        <span className={styles.name} dir="auto">
          {lane.name}
        </span>
      )}
      {department ? (
        <Badge tone={categoryOf((department.color ?? 1) - 1)}>{department.name}</Badge>
      ) : null}
    </span>
  );
}

function LaneMenu({ lane, isOnly }: { readonly lane: ProcessLane; readonly isOnly: boolean }) {
  return (
    <Popover
      label={t("backstage.laneNamed", { name: lane.name })}
      placement="end"
      trigger={
        <Button variant="quiet" size="small" className={styles.trigger}>
          <LaneName lane={lane} />
        </Button>
      }
    >
      {(close) => <LaneFields lane={lane} isOnly={isOnly} onDeleted={close} />}
    </Popover>
  );
}

interface LaneFieldsProps {
  readonly lane: ProcessLane;
  readonly isOnly: boolean;
  readonly onDeleted: () => void;
}

function LaneFields({ lane, isOnly, onDeleted }: LaneFieldsProps) {
  const { deeds } = useDesk();
  const departments = useMap(["departments"], departmentsByName);
  const { id } = lane;
  const change = t("backstage.undoLane");
  const move = (by: -1 | 1) => () =>
    void deeds.edit(t("backstage.undoMoveLane"), (map, chance) =>
      moveLane(map, { id, by }, chance),
    );
  const remove = (): void => {
    const done = deeds.edit(t("backstage.undoDeleteLane"), (map) => deleteLane(map, { id }));
    if (done) onDeleted();
  };
  return (
    <div className={styles.fields}>
      <DraftField
        key={`${id} ${lane.name}`}
        label={t("backstage.laneName")}
        value={lane.name}
        maxLength={120}
        onKeep={(name) => void deeds.edit(change, (map) => renameLane(map, { id, name }))}
      />
      <Select<Layer>
        label={t("backstage.layer")}
        options={layers.map((layer) => ({ id: layer, label: t(`backstage.${layer}`) }))}
        value={lane.layer}
        onChange={(layer) => void deeds.edit(change, (map) => setLaneLayer(map, { id, layer }))}
      />
      <Select
        label={t("backstage.department")}
        options={[
          { id: none, label: t("backstage.noDepartment") },
          ...departments.map((department) => ({ id: department.id, label: department.name })),
        ]}
        value={
          departments.some((known) => known.id === lane.departmentId) ? lane.departmentId : none
        }
        onChange={(chosen) => {
          const departmentId = chosen === none ? "" : chosen;
          deeds.edit(change, (map) => setLaneDepartment(map, { id, departmentId }));
        }}
      />
      <div className={styles.actions}>
        <Button size="small" icon={<ArrowUp />} onPress={move(-1)}>
          {t("backstage.laneUp")}
        </Button>
        <Button size="small" icon={<ArrowDown />} onPress={move(1)}>
          {t("backstage.laneDown")}
        </Button>
        <Button
          size="small"
          variant="danger"
          icon={<Trash2 />}
          reason={isOnly ? t("backstage.lastLane") : undefined}
          onPress={remove}
        >
          {t("backstage.deleteLane")}
        </Button>
      </div>
    </div>
  );
}

/** The change that adds a lane to a layer. */
export function useAddLane(processId: string): (layer: Layer) => void {
  const { deeds } = useDesk();
  return (layer) =>
    void deeds.edit(t("backstage.undoAddLane"), (map, chance) =>
      addLane(map, { processId, layer, name: t(`backstage.${layer}`) }, chance),
    );
}

const none = "none";
