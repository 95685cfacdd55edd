// Owns: a process map as a Mermaid flowchart: a subgraph for each lane, a shape for each kind of node. Rules EXP-61, EXP-62.

import { type ProcessOutline, standingNodes } from "../model/processOutline.ts";
import type { Layer, NodeKind, ProcessNode } from "../model/tables.ts";

export interface ProcessMermaidWords {
  readonly layers: Readonly<Record<Layer, string>>;
  readonly kinds: Readonly<Record<NodeKind, string>>;
  readonly fail: string;
  readonly wait: string;
  /** "5 min" or "24 hr" for a number of minutes. */
  readonly minutes: (count: number) => string;
}

/** The text of a `flowchart` for Mermaid 10 and later. What people wrote is quoted and can begin nothing. */
export function processToMermaid(outline: ProcessOutline, words: ProcessMermaidWords): string {
  const names = new Map(
    [...standingNodes(outline).map(({ node }) => node), ...outline.loose].map((node, index) => [
      node.id,
      `n${index}`,
    ]),
  );
  const nodeLine = (node: ProcessNode): string =>
    `${names.get(node.id)}${shaped(node, words)}${node.fail ? ":::fail" : ""}`;
  const lanes = outline.lanes.flatMap(({ lane, nodes }, index) => [
    `  subgraph lane${index}[${quoted(laneWords(lane.name, words.layers[lane.layer]))}]`,
    ...nodes.map(({ node }) => `    ${nodeLine(node)}`),
    "  end",
  ]);
  const flows = outline.flows.map(({ from, to, label }) => {
    const middle = label === "" ? "-->" : `-->|${quoted(label)}|`;
    return `  ${names.get(from)} ${middle} ${names.get(to)}`;
  });
  return [
    "---",
    `title: ${JSON.stringify(plain(outline.process.name))}`,
    "---",
    "flowchart LR",
    ...lanes,
    ...outline.loose.map((node) => `  ${nodeLine(node)}`),
    ...flows,
    "  classDef fail stroke:#9c4207,stroke-width:3px",
    "",
  ].join("\n");
}

function laneWords(name: string, layer: string): string {
  return name === layer ? layer : `${layer} · ${name}`;
}

function shaped(node: ProcessNode, words: ProcessMermaidWords): string {
  const { kind, name, minutes, owner, system, fail, wait } = node;
  const details = [
    minutes === null ? "" : words.minutes(minutes),
    owner,
    system,
    fail ? words.fail : "",
    wait ? words.wait : "",
  ].filter(Boolean);
  const text = quoted([name || words.kinds[kind], details.join(" · ")].filter(Boolean).join("\n"));
  const [open, close] = shapes[kind];
  return `${open}${text}${close}`;
}

const shapes: Readonly<Record<NodeKind, readonly [open: string, close: string]>> = {
  start: ["([", "])"],
  end: ["([", "])"],
  task: ["[", "]"],
  decision: ["{", "}"],
  wait: ["{{", "}}"],
  system: ["[[", "]]"],
  document: ["[/", "/]"],
  note: [">", "]"],
};

/** In quotes, with the entities of Mermaid for whatever it or HTML could take for its own. */
function quoted(text: string): string {
  const safe = plain(text)
    .replace(/[#&<>"`\\|[\]{}]/g, (character) => `#${character.codePointAt(0)};`)
    .replaceAll("\n", "<br>");
  return `"${safe}"`;
}

// Lines of their own would end the statement; characters that cannot be seen are no part of a diagram.
function plain(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(/[^\P{C}\n]/gu, "");
}
