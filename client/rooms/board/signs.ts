// Owns: the signs in the feet of cards (channels, directions, departments, notes, comments), as small pictures made once from the
// icons themselves.
// Hundreds of outlines drawn anew while the board moves would cost as much as all the rest of the cards.

import { firstPicture } from "../../app/shown.ts";
import { handsRest } from "../../app/stillness.ts";

/** Marks where the icon of a sign stands to be copied from; its value is the sign's name. */
export const signSource = "data-sign-source";
export const notesSign = "notes";
export const commentsSign = "comments";
const categoryPrefix = "category-";

/** The sign of what has a categorical colour, 1 to 8: its shape, in that colour. */
export function categorySign(category: number): string {
  return `${categoryPrefix}${category}`;
}

/** Twice a sign's size at the nearest zoom but one; nearer than that it may be soft. In pixels. */
const pictureSize = 48;
/** From one sign in their common picture to the next, so that none reaches into its neighbour's. In pixels. */
const pitch = 64;

export interface Signs {
  /** Makes the pictures, again after a change of theme: in `color`, those of categories in their own. */
  draw(color: string, category: readonly string[]): void;
  close(): void;
}

/** Copies the icons under `source`; elements with `data-sign="<name>"` show them as their background from then on. */
export function openSigns(source: HTMLElement): Signs {
  if (!("adoptedStyleSheets" in document)) {
    return { draw: () => undefined, close: () => undefined };
  }
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let drawing = 0;
  return {
    draw: (color, category) => {
      const number = ++drawing;
      // One picture of all of them: thirty, each a document to the browser, are more work than all the cards of a view. It
      // belongs to the cards, so that it waits for nothing that surrounds them.
      void firstPicture
        .then(handsRest)
        .then(() => (number === drawing ? rulesFor(source, color, category) : []))
        .then((rules) => {
          if (number === drawing) sheet.replaceSync(rules.join("\n"));
        });
    },
    close: () => {
      drawing = -1;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    },
  };
}

async function rulesFor(
  source: HTMLElement,
  color: string,
  category: readonly string[],
): Promise<string[]> {
  const places = [...source.querySelectorAll(`[${signSource}]`)];
  const names = places.map((place) => place.getAttribute(signSource) ?? "");
  const width = places.length * pitch;
  const all = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  all.setAttribute("width", String(width));
  all.setAttribute("height", String(pictureSize));
  for (const [at, place] of places.entries()) {
    const name = names[at] ?? "";
    const own =
      name.startsWith(categoryPrefix) && category[Number(name.slice(categoryPrefix.length))];
    const icon = place.querySelector("svg");
    if (icon) all.append(copyOf(icon, own || color, at * pitch));
  }
  const picture = await pictureOf(all, width);
  return [
    `[data-sign] { background: url("${picture}") 0 0 / ${(100 * width) / pictureSize}% 100% no-repeat; }`,
    ...names.map((name, at) => {
      // As the style sheet counts: of what the picture is wider than the sign.
      const share = (100 * at * pitch) / (width - pictureSize);
      return `[data-sign="${name}"] { background-position-x: ${share}%; }`;
    }),
  ];
}

function copyOf(icon: SVGSVGElement, color: string, x: number): Node {
  const copy = icon.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("color", color);
  copy.setAttribute("stroke-width", "1.75");
  copy.setAttribute("x", String(x));
  copy.setAttribute("width", String(pictureSize));
  copy.setAttribute("height", String(pictureSize));
  return copy;
}

async function pictureOf(drawing: SVGSVGElement, width: number): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = pictureSize;
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  return canvas.toDataURL("image/png");
}
