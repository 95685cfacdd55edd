// Owns: which cards are near: a fixed grid over the board, kept up to date card by card. A card is filed under
// its left upper corner only; since all are of one size, a query reaches that much further up and left.

import { type Bounds, cardSize, type Point } from "./geometry.ts";

export interface Grid {
  put(id: string, place: Point): void;
  remove(id: string): void;
  /** Ids of all cards that may touch `bounds`: none that does is missing, some nearby ones are too many. */
  near(bounds: Bounds): string[];
}

const cell = 512;
/** Cells from the middle to the farthest place, which is a million units away, and some to spare. */
const half = 2048;

export function openGrid(): Grid {
  const cells = new Map<number, Set<string>>();
  const filedAt = new Map<string, number>();

  const remove = (id: string): void => {
    const key = filedAt.get(id);
    if (key === undefined) return;
    const filed = cells.get(key);
    filed?.delete(id);
    if (filed?.size === 0) cells.delete(key);
    filedAt.delete(id);
  };
  return {
    remove,
    put: (id, { x, y }) => {
      const key = cellKey(cellAt(x), cellAt(y));
      if (filedAt.get(id) === key) return;
      remove(id);
      const filed = cells.get(key);
      if (filed) filed.add(id);
      else cells.set(key, new Set([id]));
      filedAt.set(id, key);
    },
    near: (bounds) => {
      const columns = [cellAt(bounds.left - cardSize.width), cellAt(bounds.right)] as const;
      const rows = [cellAt(bounds.top - cardSize.height), cellAt(bounds.bottom)] as const;
      const wanted = (columns[1] - columns[0] + 1) * (rows[1] - rows[0] + 1);
      // Far out, almost all cells are in view: then it is quicker to ask the filed ones.
      if (wanted > cells.size) return [...filedWithin(cells, columns, rows)];
      const found: string[] = [];
      for (let column = columns[0]; column <= columns[1]; column++) {
        for (let row = rows[0]; row <= rows[1]; row++) {
          const filed = cells.get(cellKey(column, row));
          if (filed) found.push(...filed);
        }
      }
      return found;
    },
  };
}

function* filedWithin(
  cells: ReadonlyMap<number, ReadonlySet<string>>,
  [firstColumn, lastColumn]: readonly [number, number],
  [firstRow, lastRow]: readonly [number, number],
): Generator<string> {
  for (const [key, filed] of cells) {
    const column = Math.floor(key / (2 * half)) - half;
    const row = (key % (2 * half)) - half;
    if (column >= firstColumn && column <= lastColumn && row >= firstRow && row <= lastRow) {
      yield* filed;
    }
  }
}

function cellAt(coordinate: number): number {
  return Math.max(-half, Math.min(half - 1, Math.floor(coordinate / cell)));
}

function cellKey(column: number, row: number): number {
  return (column + half) * 2 * half + (row + half);
}
