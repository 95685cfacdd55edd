// Owns: laying cards in rows on the board from the outline, in the order in which they are listed. Knows no React.
// Rule A11-127.

import type { MapSnapshot } from "../../shared/model/change.ts";
import { rowsFrom } from "../../shared/model/places.ts";
import type { Touchpoint } from "../../shared/model/tables.ts";
import { moveTouchpoints } from "../../shared/model/touchpoint.ts";
import { type OutlineRow, outlineRows, rowKey } from "../../shared/model/workshopOutline.ts";
import { t } from "../i18n/t.ts";
import { announce } from "../ui/announcements.ts";
import { edit } from "./outlineEdit.ts";
import { concernedRows, type OutlineTools } from "./outlineState.ts";

/** Lays the cards that are concerned in rows from the left upper corner of where they lie. */
export function layInRows(tools: OutlineTools): void {
  const cards = cardsIn(tools.session.map.tables, concernedRows(tools.store.getState()));
  const places = cards.flatMap(({ place }) => (place ? [place] : []));
  const left = Math.min(...places.map(([x]) => x));
  const top = Math.min(...places.map(([, y]) => y));
  const rows = rowsFrom([left, top], cards.length);
  const changes = edit(tools, t("outline.undoTidy"), (map) =>
    moveTouchpoints(
      map,
      cards.flatMap(({ id }, at) => {
        const place = rows[at];
        return place ? [{ id, place }] : [];
      }),
    ),
  );
  if (changes) announce(t("outline.tidied", { count: cards.length }));
}

/** The cards that lie on the board, those in the groups of `rows` included, each once, as they are listed. */
export function cardsIn(map: MapSnapshot, rows: readonly OutlineRow[]): readonly Touchpoint[] {
  const groups = new Set(rows.flatMap(({ kind, key }) => (kind === "group" ? [key] : [])));
  const inside =
    groups.size === 0
      ? []
      : outlineRows(map, { open: new Set([rowKey("pool", ""), ...groups]), first: "pool" });
  const cards = [...rows, ...inside.filter(({ parentKey }) => groups.has(parentKey ?? ""))];
  const ids = new Set(cards.flatMap(({ kind, id }) => (kind === "card" ? [id] : [])));
  return [...ids].flatMap((id) => {
    const card = map.touchpoints.get(id);
    return card?.place ? [card] : [];
  });
}
