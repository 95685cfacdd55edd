// Owns: the boards that are measured, as exported workshop files: as many touchpoints as asked for, with departments, channels
// and directions as a real board has them; and a journey of 1,000 steps. The same number gives the same file.
import { seededChance } from "../../shared/kit/outside.ts";

const before = [
  "Sees",
  "Compares",
  "Asks for",
  "Calls about",
  "Waits for",
  "Opens",
  "Reads",
  "Returns",
  "Pays",
  "Rates",
];
const things = [
  "the offer",
  "our advert",
  "the parcel",
  "an invoice",
  "the contract",
  "the app",
  "a refund",
  "the form",
];
const after = [
  "",
  "in the branch",
  "on the phone",
  "late at night",
  "with a friend",
  "twice",
  "before work",
  "by mistake",
];
const channels = [
  "",
  "phone",
  "email",
  "web",
  "app",
  "chat",
  "inPerson",
  "letter",
  "event",
  "partner",
];
const directions = ["", "", "toCustomer", "toCompany"];
const pitch = { x: 224, y: 144 };

/** The exported file of a workshop with so many touchpoints, laid in rows about as wide as high. */
export function boardFile(count: number): string {
  const pick = picker(count);
  const columns = Math.ceil(Math.sqrt(count * 1.4));
  const departments = Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((color) => [`d${color}`, { name: `Department ${color}`, color }]),
  );
  const touchpoints = Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const text = `${pick(before)} ${pick(things)} ${pick(after)}`.trim();
      const place = [(i % columns) * pitch.x, Math.floor(i / columns) * pitch.y];
      const department = pick(["", "d1", "d2", "d3", "d4", "d5", "d6"]);
      const fields = { text, place, channel: pick(channels), direction: pick(directions) };
      return [`t${i}`, { ...filled(fields), ...(department ? { departmentId: department } : {}) }];
    }),
  );
  return fileOf({ departments, touchpoints });
}

/** A workshop with one journey of `stages` stages, `each` steps in each of them. */
export function journeyFile(stages: number, each: number): string {
  const cells = Array.from({ length: stages * each }, (_, i) => i);
  const order = (i: number): string =>
    `a${String.fromCharCode(65 + Math.floor(i / 26))}${String.fromCharCode(65 + (i % 26))}`;
  return fileOf({
    personas: { p: { name: "Anna" } },
    journeys: { j: { personaId: "p", name: "Everything" } },
    stages: Object.fromEntries(
      Array.from({ length: stages }, (_, i) => [
        `s${i}`,
        { journeyId: "j", name: `Stage ${i + 1}`, order: order(i) },
      ]),
    ),
    touchpoints: Object.fromEntries(cells.map((i) => [`t${i}`, { text: `Step ${i + 1}` }])),
    steps: Object.fromEntries(
      cells.map((i) => [
        `x${i}`,
        {
          journeyId: "j",
          touchpointId: `t${i}`,
          slot: [`s${i % stages}`, order(Math.floor(i / stages))],
        },
      ]),
    ),
  });
}

function fileOf(tables: object): string {
  const title = "Measured";
  return JSON.stringify({
    format: "waymark",
    version: 1,
    title,
    map: { workshop: { main: { title } }, ...tables },
    room: {},
  });
}

/** Fields that hold their default are left out, as in an export. */
function filled(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}

function picker(seed: number): (from: readonly string[]) => string {
  const chance = seededChance(seed);
  return (from) => from[(chance.bytes(1)[0] ?? 0) % from.length] ?? "";
}
