// Owns: every bound of the HTTP interface that is no setting: its name, unit and default. Listed in docs/operations.md.
// Rules: ACC-16, ACC-44, ACC-45, MAP-371.

export const httpLimits = {
  /** Acts of one link within 10 seconds. */
  actsPerLink: 100,
  /** Largest body of an act, in bytes. */
  actBytes: 64 * 1024,
  /** Largest question about published drafts, in bytes. */
  takenBytes: 512 * 1024,
  /** The most drafts that are asked about at once. */
  takenIds: 5_000,
  /** How long whoever asked for a map may take none of it, in milliseconds. */
  stalledMs: 30_000,
} as const;

/** Bounds that settings give, and which; see `server/config.ts`. */
export const settingLimits = {
  importBytes: "IMPORT_MAX_MB",
  workshopsPerHour: "WORKSHOPS_PER_HOUR",
  failedTriesPerMinute: "FAILED_TRIES_PER_MINUTE",
} as const;

export type HttpLimit = keyof typeof httpLimits | keyof typeof settingLimits;
