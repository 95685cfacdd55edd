// Owns: how a document comes to be: its first records as the bytes that a store keeps. Never used under the name of
// a document that exists already: two histories of the same records would merge. Rule MAP-1.

import * as Y from "yjs";
import type { Change, Schema } from "../model/change.ts";
import { applyChanges } from "./live.ts";

/** A fresh document with these records as one update (encoding v1), written under a client id nobody uses again. */
export function changesToBytes<S extends Schema>(changes: readonly Change<S>[]): Uint8Array {
  const doc = new Y.Doc();
  applyChanges(doc, changes, "first");
  const bytes = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return bytes;
}
