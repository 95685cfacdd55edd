// Owns: the write-ahead log as a file: how it is cut, and how long it is kept so that a flush stays cheap. It must not
// know what is committed. Implements STO-16, STO-45.
import { closeSync, fstatSync, openSync, writeSync } from "node:fs";
import { type Driver, numberOf } from "./driver.ts";

/**
 * As long as SQLite lets the log become before it begins anew at its start: 1,000 pages with their headers, rounded up.
 */
const wholeBytes = 4_194_304;
/** About what a round of many people writes from one cut to the next, a second later. */
const afterCutBytes = 524_288;
/** Nothing is taken ahead of need from a disk with less free room than so many times as much. */
const timesFree = 16;

export interface LogFile {
  /** Moves the log into the database and leaves it empty. */
  cut(): void;
  /** Before a commit: makes the log as long as it is likely to become, once after each cut. */
  lengthen(): void;
}

/**
 * Flushing a file that has grown makes the disk write twice: what is in it, and where it lies. So the log is lengthened
 * ahead of the commits, which then write over what is there. What is added are zeros, and to SQLite a frame for page 0
 * is the end of the log (https://sqlite.org/fileformat2.html#the_write_ahead_log). `path`: the log's own, never the
 * database's, whose locks go with any descriptor that is closed.
 */
export function openLogFile(driver: Driver, path: string, freeBytes: () => number): LogFile {
  let wantedBytes = wholeBytes;
  return {
    cut: () => {
      const row = driver.get("PRAGMA wal_checkpoint(TRUNCATE)");
      if (row === undefined || numberOf(row, "busy") !== 0) {
        throw new Error("The write-ahead log could not be cut: somebody else reads the store.");
      }
      wantedBytes = afterCutBytes;
    },
    lengthen: () => {
      if (wantedBytes === 0) return;
      const bytes = wantedBytes;
      wantedBytes = 0;
      try {
        if (freeBytes() >= timesFree * bytes) lengthenTo(path, bytes);
      } catch {
        // It was for speed alone: what is wrong with the disk, the commit itself will tell.
      }
    },
  };
}

function lengthenTo(path: string, bytes: number): void {
  const file = openSync(path, "r+");
  try {
    const { size } = fstatSync(file);
    if (size < bytes) writeSync(file, new Uint8Array(bytes - size), 0, bytes - size, size);
  } finally {
    closeSync(file);
  }
}
