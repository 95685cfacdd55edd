// The part of jsdom that tests of files use: its reader of XML. The package has no types of its own.
declare module "jsdom" {
  interface XmlElement {
    readonly textContent: string | null;
    getAttribute(name: string): string | null;
    getElementsByTagName(name: string): Iterable<XmlElement>;
    querySelector(selector: string): XmlElement | null;
  }
  export class JSDOM {
    constructor(html: string);
    readonly window: {
      readonly DOMParser: new () => { parseFromString(text: string, type: string): XmlElement };
    };
  }
}
