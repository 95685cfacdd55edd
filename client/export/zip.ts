// Owns: several files as one archive. They are packed already, so it only holds them together.

/** The files numbered from 1, as wide as the last, so that every program lists them in order; the archive's parts are loaded when the first is asked for. */
export async function filesToZip(files: readonly Blob[], ending: string): Promise<Blob> {
  const { zipSync } = await import("fflate");
  const wide = String(files.length).length;
  const named = await Promise.all(
    files.map(
      async (file, at) =>
        [
          `${String(at + 1).padStart(wide, "0")}.${ending}`,
          new Uint8Array(await file.arrayBuffer()),
        ] as const,
    ),
  );
  // 1980-01-01: the first day that an archive can hold, and it tells nobody when it was made.
  const bytes = zipSync(Object.fromEntries(named), { level: 0, mtime: 315_576_000_000 });
  return new Blob([new Uint8Array(bytes)], { type: "application/zip" });
}
