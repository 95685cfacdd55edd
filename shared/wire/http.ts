// Owns: the bodies of the HTTP interface (other programs depend on it; see docs/interface.md).

import * as v from "valibot";
import type { Role } from "../model/rights.ts";
import { templateNames } from "../model/template.ts";

/** `POST /api/workshops` takes this. `import` is the JSON of an exported workshop. */
export const createWorkshopSchema = v.object({
  title: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ""),
  template: v.optional(v.picklist(templateNames)),
  import: v.optional(v.unknown()),
});
export type CreateWorkshop = v.InferInput<typeof createWorkshopSchema>;

/** `POST /api/workshops` → 201. Each link is `<origin>/w/<id>#<token>`. */
export interface CreatedWorkshop {
  readonly id: string;
  readonly links: Readonly<Record<Role, string>>;
}

/** `GET /api/workshops/:id` → 200. `now` is the server's clock in milliseconds. */
export interface WorkshopAnswer {
  readonly id: string;
  readonly title: string;
  readonly role: Role;
  readonly epochs: { readonly map: number; readonly room: number };
  readonly now: number;
}

/** `GET /api/workshops/:id/entry` → 200: what a browser asks before it connects; not what the map says, which takes longer. */
export type EntryAnswer = Omit<WorkshopAnswer, "title">;

/** `GET /api/workshops/:id/links` (facilitator) → 200: which links there are, never their tokens. */
export interface LinksAnswer {
  readonly links: readonly {
    readonly id: string;
    readonly role: Role;
    readonly revoked: boolean;
  }[];
}

/**
 * `GET /api/addresses` → 200. Origins under which this server can be reached from the local network, best
 * first; empty unless asked from the server's own machine.
 */
export interface AddressesAnswer {
  readonly origins: readonly string[];
}
