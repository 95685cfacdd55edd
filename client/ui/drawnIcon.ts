// Owns: how an icon is drawn. Stands in for what makes icons in `lucide-react` in the build, which can do so for several frameworks,
// with names of classes that nobody here asks for. Rule A11-131.

import { type ComponentProps, createElement, type FunctionComponent } from "react";

type IconProps = ComponentProps<"svg"> & { readonly size?: number | string };

interface IconData {
  readonly node: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];
}

const always = {
  xmlns: "http://www.w3.org/2000/svg",
  viewBox: "0 0 24 24",
  fill: "none",
  strokeWidth: 2,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;

/** What says something to those who listen instead of looking; an icon without it is passed over. */
const SAID = /^(aria-|role$|title$)/;

// biome-ignore lint/style/noDefaultExport: the module that it stands in for has one
export default function drawnIcon({ node }: IconData): FunctionComponent<IconProps> {
  return ({ size = 24, color = "currentColor", children, ...given }) =>
    createElement(
      "svg",
      {
        ...always,
        width: size,
        height: size,
        stroke: color,
        "aria-hidden":
          children || Object.keys(given).some((name) => SAID.test(name)) ? undefined : true,
        ...given,
      },
      ...node.map(([tag, attributes]) => createElement(tag, attributes)),
      children,
    );
}
