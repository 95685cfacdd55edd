// Owns: the one place that knows libsql. Everything above it speaks SQL, rows and outcomes.
// It must not know the tables.
import Database from "libsql";

export type Value = string | number | Uint8Array | null;

export type Row = Readonly<Record<string, unknown>>;

export interface Driver {
  /** Runs one statement and gives the number of rows it changed. */
  run(sql: string, parameters?: readonly Value[]): number;
  get(sql: string, parameters?: readonly Value[]): Row | undefined;
  all(sql: string, parameters?: readonly Value[]): readonly Row[];
  /** Runs several statements without parameters. */
  script(sql: string): void;
  /** SQLite itself rolls back after some failures; this tells whether a transaction is still open. */
  isInTransaction(): boolean;
  close(): void;
}

/** So many texts stay prepared: those of all workshops' own tables would be without end. */
const preparedTexts = 2_000;

/** Opens or creates the file. SQL texts stay prepared: pass constants, or texts with the name of a workshop's own table. */
export function openDriver(path: string): Driver {
  const database = new Database(path);
  const prepared = new Map<string, ReturnType<typeof database.prepare>>();
  const statement = (sql: string) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const fresh = database.prepare(sql);
    const [oldest] = prepared.keys();
    if (oldest !== undefined && prepared.size >= preparedTexts) prepared.delete(oldest);
    prepared.set(sql, fresh);
    return fresh;
  };
  // Parameters always travel as one array: libsql takes a lone Uint8Array for named parameters and aborts the process.
  return {
    run: (sql, parameters = []) => statement(sql).run([...parameters]).changes,
    get: (sql, parameters = []) => statement(sql).get([...parameters]) as Row | undefined,
    all: (sql, parameters = []) => statement(sql).all([...parameters]) as Row[],
    script: (sql) => {
      database.exec(sql);
    },
    isInTransaction: () => database.inTransaction,
    close: () => {
      prepared.clear();
      database.close();
    },
  };
}

/**
 * Any failure as a plain error with its message: libsql's own errors lose it on the way to another thread.
 */
export function failureToError(failure: unknown): Error {
  const code = codeOf(failure);
  if (code === "" && failure instanceof Error) return failure;
  const message =
    typeof failure === "object" && failure !== null && "message" in failure
      ? String(failure.message)
      : String(failure);
  return new Error(code === "" ? message : `${code}: ${message}`);
}

/** Whether a failure says that the file is no database, or an encrypted one. */
export function isNoDatabase(failure: unknown): boolean {
  return codeOf(failure) === "SQLITE_NOTADB";
}

/** Whether a failure says that a page of the file is damaged. */
export function isDamaged(failure: unknown): boolean {
  return codeOf(failure).startsWith("SQLITE_CORRUPT");
}

/** What `look` gives, or `otherwise` where the pages that it looks at are damaged: that they are is said by `sound`. */
export function unlessDamaged<T, O>(look: () => T, otherwise: O): T | O {
  try {
    return look();
  } catch (failure) {
    if (isDamaged(failure)) return otherwise;
    throw failure;
  }
}

/** Whether a failure says that the disk took no write, as opposed to a mistake of ours. */
export function isDiskFull(failure: unknown): boolean {
  const code = codeOf(failure);
  return code === "SQLITE_FULL" || code === "ENOSPC" || code.startsWith("SQLITE_IOERR");
}

/** Whether a failure says that another connection holds the file. */
export function isBusy(failure: unknown): boolean {
  return codeOf(failure).startsWith("SQLITE_BUSY");
}

export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw unexpected(column, "a text", value);
  return value;
}

export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw unexpected(column, "a number", value);
  return value;
}

/** The bytes of a column in a buffer of their own, so that it can be transferred to another thread. */
export function bytesOf(row: Row, column: string): Uint8Array<ArrayBuffer> {
  const value = row[column];
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (value instanceof Uint8Array) return new Uint8Array(value);
  throw unexpected(column, "bytes", value);
}

function codeOf(failure: unknown): string {
  if (typeof failure !== "object" || failure === null || !("code" in failure)) return "";
  return typeof failure.code === "string" ? failure.code : "";
}

function unexpected(column: string, expected: string, value: unknown): Error {
  return new Error(`The column ${column} should hold ${expected}, and holds ${typeof value}.`);
}
