// Owns: whether this browser keeps copies of documents, and what they are called. What they are is `localCopy.ts`'s, which is
// loaded when there is one to read or to begin.

import type { Role } from "../../shared/model/rights.ts";
import type { DocumentName } from "../../shared/model/tables.ts";

/** What the copy of a document is called: another one for each epoch and for each role that somebody came in with. */
export function copyNameOf(id: string, document: DocumentName, epoch: number, role: Role): string {
  return `waymark.${id}.${document}.${epoch}.${role}`;
}

/** Whether it is what a copy of a document of this workshop is called, whatever its epoch and role. */
export function isCopyOf(id: string, name: string): boolean {
  return name.startsWith(`waymark.${id}.`);
}

/** Whether this browser lets a page keep databases: private windows and strict policies do not. */
export function canKeepCopies(databases: IDBFactory | undefined): Promise<boolean> {
  const probe = "waymark.probe";
  return new Promise((resolve) => {
    if (!databases) {
      resolve(false);
      return;
    }
    let request: IDBOpenDBRequest;
    try {
      request = databases.open(probe);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      resolve(false);
      return;
    }
    request.onerror = () => resolve(false);
    request.onsuccess = () => {
      request.result.close();
      databases.deleteDatabase(probe);
      resolve(true);
    };
  });
}
