// Owns: what a person finds who opens the developer tools of their own browser: everything that is kept in it, and the
// bytes of its documents. It knows no workshop.

import type { Person } from "./people.ts";

/** Everything that the page's origin keeps in this browser, as one text: storages, databases with their bytes, cookies. */
export async function keptInBrowser({ page, context }: Person): Promise<string> {
  const cookies = JSON.stringify(await context.cookies());
  const kept = await page.evaluate(async () => {
    const parts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    const asText = (value: unknown): string => {
      if (value instanceof Uint8Array) return new TextDecoder("utf-8").decode(value);
      if (value instanceof ArrayBuffer) return new TextDecoder("utf-8").decode(value);
      return JSON.stringify(value) ?? "";
    };
    const read = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await read(indexedDB.open(name));
      parts.push(name);
      for (const store of database.objectStoreNames) {
        const table = database.transaction(store).objectStore(store);
        const [keys, values] = [await read(table.getAllKeys()), await read(table.getAll())];
        parts.push(...keys.map(asText), ...values.map(asText));
      }
      database.close();
    }
    return parts.join("\n");
  });
  return `${cookies}\n${kept}`;
}
