// Owns: sheets as one PDF: a page each with its bookmark, a tagged structure, the title and the language, and nothing
// about who made it or when. Rules EXP-41 to EXP-44.

import { strToU8 } from "fflate";
import type { FontBook } from "../font/fontBook.ts";
import { type PaletteName, palettes } from "../scene/palette.ts";
import type { Scene } from "../scene/scene.ts";
import { escapeXml } from "../scene/svg.ts";
import { newPdfFonts } from "./fonts.ts";
import { ascii, newPdfObjects, type PdfObjects, pdfNumber, pdfString } from "./objects.ts";
import { drawPage, type PdfDrawing } from "./page.ts";

export interface PdfPage {
  readonly scene: Scene;
  /** The words of its bookmark. */
  readonly name: string;
  readonly widthMm: number;
  readonly heightMm: number;
}

export interface PdfOptions {
  readonly title: string;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly palette: PaletteName;
  readonly fonts: FontBook;
  /** Called after each page with the part that is done, 0 … 1. */
  readonly onProgress?: (part: number) => void;
}

const pointsPerMm = 72 / 25.4;

/** Writes the pages; the same bytes each time. Lengths of paper are those given, text is real text. */
export function scenesToPdf(pages: readonly PdfPage[], options: PdfOptions): Uint8Array {
  const objects = newPdfObjects();
  const fonts = newPdfFonts();
  const resources = objects.reserve();
  const tree = objects.reserve();
  const structure = objects.reserve();
  const opacities = new Set<number>();
  const written = pages.map((page, at) => {
    const size = { width: page.widthMm * pointsPerMm, height: page.heightMm * pointsPerMm };
    const drawing = drawPage(page.scene, size, palettes[options.palette], options.fonts, fonts);
    for (const opacity of drawing.opacities) opacities.add(opacity);
    const contents = objects.putStream("", ascii(drawing.content));
    const id = objects.put(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${pdfNumber(size.width)} ${pdfNumber(size.height)}] /Resources ${resources} 0 R /Contents ${contents} 0 R /StructParents ${at} /Tabs /S >>`,
    );
    options.onProgress?.((at + 1) / pages.length);
    return { id, page, drawing };
  });
  objects.put(
    `<< /Type /Pages /Kids [${written.map(({ id }) => `${id} 0 R`).join(" ")}] /Count ${pages.length} >>`,
    tree,
  );
  const states = [...opacities].map((one) => `/O${one} << /CA ${one / 100} /ca ${one / 100} >>`);
  objects.put(
    `<< /Font ${fonts.embed(objects)} /ExtGState << ${states.join(" ")} >> >>`,
    resources,
  );
  putStructure(objects, structure, written);
  const outlines = putOutlines(objects, written);
  const metadata = objects.putStream("/Type /Metadata /Subtype /XML", strToU8(xmp(options)), {
    isPlain: true,
  });
  const info = objects.put(`<< /Title ${pdfString(options.title)} /Producer (Waymark) >>`);
  const root = objects.put(
    `<< /Type /Catalog /Pages ${tree} 0 R /Outlines ${outlines} 0 R /PageMode /UseOutlines /Lang ${pdfString(options.language)} /MarkInfo << /Marked true >> /StructTreeRoot ${structure} 0 R /ViewerPreferences << /DisplayDocTitle true >> /Metadata ${metadata} 0 R >>`,
  );
  return objects.finish(root, info);
}

interface WrittenPage {
  readonly id: number;
  readonly page: PdfPage;
  readonly drawing: PdfDrawing;
}

/** Document, a section for each page, its headings and paragraphs; and the way from a marked content to its part. */
function putStructure(objects: PdfObjects, root: number, pages: readonly WrittenPage[]): void {
  const document = objects.reserve();
  const parents: string[] = [];
  const sections = pages.map(({ id, page, drawing }, at) => {
    const section = objects.reserve();
    const owners: number[] = [];
    const kids = drawing.blocks.map(({ role, contents }) => {
      const kid = objects.put(
        `<< /Type /StructElem /S /${role} /P ${section} 0 R /Pg ${id} 0 R /K [${contents.join(" ")}] >>`,
      );
      for (const content of contents) owners[content] = kid;
      return kid;
    });
    objects.put(
      `<< /Type /StructElem /S /Sect /P ${document} 0 R /T ${pdfString(page.name)} /K [${kids.map((kid) => `${kid} 0 R`).join(" ")}] >>`,
      section,
    );
    const owned = objects.put(`[${owners.map((owner) => `${owner} 0 R`).join(" ")}]`);
    parents.push(`${at} ${owned} 0 R`);
    return section;
  });
  objects.put(
    `<< /Type /StructElem /S /Document /P ${root} 0 R /K [${sections.map((one) => `${one} 0 R`).join(" ")}] >>`,
    document,
  );
  const parentTree = objects.put(`<< /Nums [${parents.join(" ")}] >>`);
  objects.put(
    `<< /Type /StructTreeRoot /K ${document} 0 R /ParentTree ${parentTree} 0 R /ParentTreeNextKey ${pages.length} >>`,
    root,
  );
}

function putOutlines(objects: PdfObjects, pages: readonly WrittenPage[]): number {
  const root = objects.reserve();
  const ids = pages.map(() => objects.reserve());
  for (const [at, { id, page }] of pages.entries()) {
    const previous = at > 0 ? ` /Prev ${ids[at - 1]} 0 R` : "";
    const next = at < pages.length - 1 ? ` /Next ${ids[at + 1]} 0 R` : "";
    objects.put(
      `<< /Title ${pdfString(page.name)} /Parent ${root} 0 R${previous}${next} /Dest [${id} 0 R /Fit] >>`,
      ids[at],
    );
  }
  const ends = ids.length > 0 ? ` /First ${ids[0]} 0 R /Last ${ids.at(-1)} 0 R` : "";
  objects.put(`<< /Type /Outlines${ends} /Count ${ids.length} >>`, root);
  return root;
}

function xmp({ title, language }: PdfOptions): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language><pdf:Producer>Waymark</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}
