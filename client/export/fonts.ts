// Owns: the fonts put into an exported picture, so that it looks the same where they are not installed. Both
// are under the SIL Open Font Licence, which allows embedding.

import titleItalic from "@fontsource-variable/fraunces/files/fraunces-latin-opsz-italic.woff2?url";
import titleNormal from "@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2?url";
import interfaceNormal from "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url";

const faces = [
  { family: "Source Sans 3 Variable", style: "normal", weight: "200 900", url: interfaceNormal },
  { family: "Fraunces Variable", style: "normal", weight: "100 900", url: titleNormal },
  { family: "Fraunces Variable", style: "italic", weight: "100 900", url: titleItalic },
] as const;

/** The `@font-face` rules with the fonts inside. Scripts beyond Latin use the fonts of who looks at the file. */
export async function embeddedFonts(): Promise<string> {
  const rules = await Promise.all(
    faces.map(async ({ family, style, weight, url }) => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`The font at ${url} could not be read: ${response.status}`);
      const data = await toDataUrl(await response.blob());
      return `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};src:url(${data}) format("woff2")}`;
    }),
  );
  return rules.join("");
}

function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
