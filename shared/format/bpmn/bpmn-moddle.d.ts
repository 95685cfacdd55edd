// Owns: the few things of bpmn-moddle (which ships no types for its main module) that reading and writing use.

declare module "bpmn-moddle" {
  export interface ModdleElement {
    readonly $type: string;
    readonly $parent?: ModdleElement;
    /** Attributes that BPMN does not know, by their prefixed name. */
    readonly $attrs: { readonly [name: string]: unknown };
    readonly $descriptor: {
      readonly propertiesByName: {
        readonly [name: string]: { readonly default?: unknown } | undefined;
      };
      /** Of an element of a language that is not known; it has no `propertiesByName`. */
      readonly isGeneric?: boolean;
      readonly ns?: { readonly prefix: string; readonly localName: string; readonly uri: string };
    };
    $instanceOf(type: string): boolean;
    get(property: string): unknown;
    set(property: string, value: unknown): void;
  }

  export interface ModdleWarning {
    readonly message: string;
    /** Present for a reference to an element that is not there. */
    readonly element?: ModdleElement;
    readonly property?: string;
    readonly value?: string;
  }

  export interface Parsed {
    readonly rootElement: ModdleElement;
    readonly elementsById: { readonly [id: string]: ModdleElement };
    readonly warnings: readonly ModdleWarning[];
  }

  export class BpmnModdle {
    create(type: string, values?: { readonly [name: string]: unknown }): ModdleElement;
    /** An element of another language, by its prefixed name. */
    createAny(
      name: string,
      uri: string,
      values: { readonly [name: string]: unknown },
    ): ModdleElement;
    /** Rejects with an `Error` what is no element of the type; left out, no `definitions` element of BPMN 2.0. */
    fromXML(xml: string, type?: string): Promise<Parsed>;
    toXML(
      element: ModdleElement,
      options?: { readonly format?: boolean },
    ): Promise<{ xml: string }>;
  }
}
