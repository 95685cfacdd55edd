// The part of bidi-js that is used; the package has no types of its own.
declare module "bidi-js" {
  interface Bidi {
    readonly getEmbeddingLevels: (
      text: string,
      base?: "ltr" | "rtl" | "auto",
    ) => { readonly levels: Uint8Array };
    /** The mirrored character, or null where there is none. */
    readonly getMirroredCharacter: (character: string) => string | null;
  }
  // biome-ignore lint/style/noDefaultExport: the package has no other export
  export default function bidiFactory(): Bidi;
}
