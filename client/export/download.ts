// Owns: handing something to the person as a file, under a name that no system stumbles over.

/** Starts the download of `content` under a file name. */
export function download(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}

/** A file name from what people wrote: letters and digits of any script, at most 80 characters, never empty. */
export function fileNameOf(parts: readonly string[], ending: string): string {
  const stem = parts
    .map((part) => part.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-"))
    .map((part) => part.replace(/^-+|-+$/g, ""))
    .filter((part) => part !== "")
    .join("_");
  return `${Array.from(stem).slice(0, 80).join("") || "waymark"}.${ending}`;
}
