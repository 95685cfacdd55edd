// Owns: large bytes that several threads read and nobody changes: where they lie, so that passing them on copies nothing.
// It must not know what they are. Rule: SYN-120.

/** So many bytes are large: to copy those of a whole document of 64 MB takes its thread at least 60 milliseconds. */
export const largeBytes = 1024 * 1024;

/** The same bytes; large ones lie where all threads can read them. */
export function shareable(bytes: Uint8Array): Uint8Array {
  if (bytes.length < largeBytes || isShared(bytes)) return bytes;
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

export function isShared({ buffer }: Uint8Array): boolean {
  return buffer instanceof SharedArrayBuffer;
}
