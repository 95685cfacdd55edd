import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBpmn } from "./readBpmn.ts";

const words = { lane: "Lane" };

function file(inside: string): string {
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p">${inside}</process></definitions>`;
}

async function told(text: string): Promise<string> {
  const result = await readBpmn(text, words);
  return result.ok ? `read: ${result.value.warnings.join(" ")}` : result.error.message;
}

describe("a hostile BPMN file", () => {
  it("[IMP-68] a bomb of entities is refused before an entity is looked at", async () => {
    const entities = Array.from(
      { length: 20 },
      (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
    );
    const bomb = `<!DOCTYPE x [<!ENTITY e0 "boom">${entities.join("")}]>${file('<task id="t" name="&e20;"/>')}`;
    expect(await told(bomb)).toMatch(/document type or entities/);
    expect(await told(file('<task id="t" name="&e20;"/>'))).not.toContain("boom");
    const outside = `<!DOCTYPE x SYSTEM "file:///etc/passwd">${file("")}`;
    expect(await told(outside)).toMatch(/document type or entities/);
  });

  it("[IMP-68] depth, also hidden behind ends that close nothing, is refused", async () => {
    const deep = `${'<subProcess id="s">'.repeat(5000)}${"</subProcess>".repeat(5000)}`;
    expect(await told(file(deep))).toMatch(/100 levels/);
    expect(await told(file('<subProcess id="s"></x>'.repeat(5000)))).toMatch(
      /100 levels|not a BPMN/,
    );
  });

  it("[IMP-68] 100,000 elements are refused, with the bound", async () => {
    const many = Array.from({ length: 100_000 }, (_, at) => `<task id="t${at}"/>`).join("");
    expect(await told(file(many))).toMatch(/20,000 elements/);
  });

  it("[IMP-69] elements with one id, and flows to nowhere and to themselves, are told and survived", async () => {
    const twice = '<task id="t" name="A"/><task id="t" name="B"/>';
    expect(await told(file(twice))).toMatch(/^read: .*(t|id)/);
    const nowhere = `<task id="a"/><sequenceFlow id="f" sourceRef="a" targetRef="gone"/><sequenceFlow id="g" sourceRef="a" targetRef="a"/>`;
    expect(await told(file(nowhere))).toMatch(/not in the file.*nowhere|nowhere.*itself/);
  });

  it("[IMP-69] names that are code stay words", async () => {
    const name = "&lt;script&gt;alert(1)&lt;/script&gt;";
    const result = await readBpmn(file(`<task id="__proto__" name="${name}"/>`), words);
    expect(result.ok && result.value.nodes[0]?.name).toBe("<script>alert(1)</script>");
    expect(Object.prototype).not.toHaveProperty("name");
  });

  it("[IMP-68] whatever text it is, it is read or refused in words", async () => {
    const piece = fc.constantFrom(
      "<",
      ">",
      "</",
      "/>",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "<?xml ?>",
      '<task id="a"/>',
      '<task id="a"',
      '"',
      "'",
      "&amp;",
      "&#0;",
      "\u0000",
      "process",
      file(""),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const inside = pieces.join("");
        for (const text of [inside, file(inside)]) {
          const result = await readBpmn(text, words);
          if (!result.ok) expect(result.error.message.length).toBeGreaterThan(20);
        }
      }),
    );
  });
});
