// Owns: the board on paper: every touchpoint that lies on it, group by group, in the order of reading. A canvas that
// ends nowhere is no page. Rule EXP-170.

import type { MapSnapshot } from "../../../shared/model/change.ts";
import { resolveGroup } from "../../../shared/model/group.ts";
import type { Touchpoint } from "../../../shared/model/tables.ts";
import { visibleTouchpoints } from "../../../shared/model/usage.ts";
import { t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import { channelName } from "../../ui/channels.tsx";
import { useTheme } from "../../ui/theme.ts";
import styles from "./BoardOnPaper.module.css";
import { readingOrder } from "./reading.ts";

/** Nothing on screen. */
export function BoardOnPaper() {
  return useTheme((theme) => theme.isOnPaper) ? <Paper /> : null;
}

function Paper() {
  const parts = useMap(["touchpoints", "groups", "departments"], partsOf);
  const count = parts.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <div className={styles.paper}>
      <h1 className={styles.title}>{t("board.title")}</h1>
      <p className={styles.count}>{t("board.count", { count })}</p>
      {parts.map(({ id, name, rows }) => (
        <section key={id}>
          {parts.length > 1 || name !== "" ? (
            <h2 className={styles.group} dir="auto">
              {name || t(id === "" ? "board.outsideGroups" : "board.groupUnnamed")}
            </h2>
          ) : null}
          <ul className={styles.list}>
            {rows.map((row) => (
              <li key={row.id} className={styles.row} dir="auto">
                {row.text}
                {row.about === "" ? null : <span className={styles.about}>{row.about}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface Row {
  readonly id: string;
  readonly text: string;
  /** Channel and department, as far as they are known. */
  readonly about: string;
}

interface Part {
  /** The group's; empty for what is in none, which comes last. */
  readonly id: string;
  readonly name: string;
  readonly rows: readonly Row[];
}

function partsOf(map: MapSnapshot): readonly Part[] {
  const members = new Map<string, Row[]>();
  const touchpoints = visibleTouchpoints(map).map((row) => ({ row, ...placeOf(row) }));
  for (const { row } of readingOrder(touchpoints)) {
    const groupId = resolveGroup(map, row.groupId);
    const rows = members.get(groupId) ?? [];
    members.set(groupId, rows);
    rows.push({ id: row.id, text: row.text, about: aboutOf(map, row) });
  }
  return [...members]
    .sort(([a], [b]) => Number(a === "") - Number(b === ""))
    .map(([id, rows]) => ({ id, name: map.groups.get(id)?.name ?? "", rows }));
}

/** What nobody has laid anywhere comes last. */
function placeOf({ id, place }: Touchpoint) {
  const [x, y] = place ?? [0, Number.MAX_SAFE_INTEGER];
  return { id, x, y };
}

function aboutOf(map: MapSnapshot, { channel, departmentId }: Touchpoint): string {
  const department = map.departments.get(departmentId)?.name ?? "";
  return [channel === "" ? "" : channelName(channel), department].filter(Boolean).join(" · ");
}
