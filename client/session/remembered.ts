// Owns: how this browser's memory of workshops and of the person is written down. What it reads was perhaps written
// by another version or by hand: whatever is unreadable is left out. Pure. Rules ACC-22.

import { isId } from "../../shared/kit/ids.ts";
import { type Role, roles } from "../../shared/model/rights.ts";

/** Where the list of them is kept. */
export const workshopsKey = "waymark.workshops";

export interface RememberedWorkshop {
  readonly id: string;
  readonly title: string;
  readonly lastOpenedMs: number;
  /** Tokens by role; the creator's browser has all four. */
  readonly tokens: Readonly<Partial<Record<Role, string>>>;
  /** The epochs of the copies kept here; absent: none yet. */
  readonly epochs: Readonly<Partial<Record<"map" | "mine", number>>>;
}

export interface PersonOfDevice {
  readonly name: string;
  /** 1 to 8 */
  readonly color: number;
}

/** The longest name of a person, in UTF-16 units. */
export const personNameMax = 40;

/** Whether a text could be a token: 16 to 128 characters of base64url. */
export function isToken(text: string): boolean {
  return /^[0-9A-Za-z_-]{16,128}$/.test(text);
}

/** The workshops in a stored text. Whatever is not one is left out. */
export function readWorkshops(text: string | null): readonly RememberedWorkshop[] {
  const list = parse(text);
  return Array.isArray(list) ? list.flatMap(readWorkshop) : [];
}

function readWorkshop(stored: unknown): readonly RememberedWorkshop[] {
  if (!isRecord(stored)) return [];
  const { id, title, lastOpenedMs, tokens, epochs } = stored;
  if (typeof id !== "string" || !isId(id) || typeof title !== "string") return [];
  return [
    {
      id,
      title: title.slice(0, 200),
      lastOpenedMs: typeof lastOpenedMs === "number" && lastOpenedMs > 0 ? lastOpenedMs : 0,
      tokens: pick(roles, tokens, (token) => typeof token === "string" && isToken(token)),
      epochs: pick(["map", "mine"], epochs, (epoch) => Number.isSafeInteger(epoch) && epoch !== 0),
    },
  ];
}

function pick<K extends string, T>(
  keys: readonly K[],
  stored: unknown,
  isRight: (value: unknown) => boolean,
): Partial<Record<K, T>> {
  if (!isRecord(stored)) return {};
  const right = keys.filter((key) => isRight(stored[key])).map((key) => [key, stored[key]]);
  return Object.fromEntries(right);
}

/** The person in a stored text. */
export function readPerson(text: string | null): PersonOfDevice | null {
  const stored = parse(text);
  if (!isRecord(stored)) return null;
  const { name, color } = stored;
  if (typeof name !== "string" || typeof color !== "number") return null;
  if (!Number.isInteger(color) || color < 1 || color > 8) return null;
  return { name: name.slice(0, personNameMax), color };
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null;
}

function parse(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
