// Who may do what, cell by cell, against tables written by hand: by role and link, document and frame, act, and route.
// The tables do not follow from shared/model/rights.ts; they say what it must say.
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { never } from "../shared/kit/result.ts";
import type { Wish } from "../shared/wire/acts.ts";
import { awarenessFrame, step1Frame, step2Frame, updateFrame } from "../shared/wire/frames.ts";
import { createWorkshop, openTrial, type Trial } from "./serve.fixture.ts";
import { createMemoryDisk, openMemoryStore } from "./store/memory.ts";
import { readHeard } from "./sync/replica.ts";

const persons = [
  "facilitator",
  "curator",
  "contributor",
  "viewer",
  "none",
  "revoked",
  "elsewhere",
] as const;
type Person = (typeof persons)[number];

const documents = ["map", "room", "mine"] as const;
const frames = ["ask", "step2", "edit", "remove", "again", "presence", "who", "foreign"] as const;
type Frame = (typeof frames)[number];

let trial: Trial;
let id = "";
let tokens: Record<Person, string>;

beforeAll(async () => {
  trial = await openTrial(openMemoryStore(createMemoryDisk()), {
    failedTriesPerMinute: 1_000,
  });
  const own = await createWorkshop(trial);
  const other = await createWorkshop(trial);
  id = own.id;
  tokens = { ...own.tokens, none: "", revoked: "", elsewhere: other.tokens.facilitator };
  const made = await act("facilitator", { type: "createLink", role: "facilitator" });
  const { link, linkId } = made.json as { link: string; linkId: string };
  tokens.revoked = link.split("#")[1] ?? "";
  await act("facilitator", { type: "revokeLink", linkId });
});

afterAll(() => trial.stop());

let requests = 0;
function act(person: Person, wish: Wish) {
  const body = { requestId: `request-${requests++}`, ...wish };
  return trial.ask("POST", `/api/workshops/${id}/acts`, { token: tokens[person], body });
}

describe("frames on sockets", () => {
  /** A close code, or "taken". One cell for each document and frame, in the order of `frames`. */
  const taken = "taken";
  const t = taken;
  const all = (cell: string | number): readonly (string | number)[] => frames.map(() => cell);
  //              ask step2 edit remove again presence who foreign
  const writes = [t, t, t, t, t, t, t, 4422];
  const reads = [t, 4403, 4403, 4403, t, t, t, 4403];
  const table: Record<Person, Record<(typeof documents)[number], readonly (string | number)[]>> = {
    facilitator: { map: writes, room: reads, mine: writes },
    curator: { map: writes, room: reads, mine: writes },
    contributor: { map: reads, room: reads, mine: writes },
    viewer: { map: reads, room: reads, mine: all(4403) },
    none: { map: all(4401), room: all(4401), mine: all(4401) },
    revoked: { map: all(4401), room: all(4401), mine: all(4401) },
    elsewhere: { map: all(4401), room: all(4401), mine: all(4401) },
  };
  const cells = persons.flatMap((person) =>
    documents.flatMap((document) =>
      frames.map((frame, at) => [person, document, frame, table[person][document][at]] as const),
    ),
  );

  test("[ACC-40] every frame of everybody on every document is taken, or closed with its code", async () => {
    const found: unknown[] = [];
    for (const [person, document, frame] of cells) {
      found.push([person, document, frame, await outcomeOf(person, document, frame)]);
    }
    expect(found).toEqual(cells);
  }, 60_000);

  test("[ACC-40] while the map is open, contributors write it, and viewers do not", async () => {
    await act("facilitator", { type: "openMap", open: true });
    const row = async (person: Person): Promise<unknown[]> => {
      const outcomes: unknown[] = [];
      for (const frame of frames) outcomes.push(await outcomeOf(person, "map", frame));
      return outcomes;
    };
    expect(await row("contributor")).toEqual(writes);
    expect(await row("viewer")).toEqual(reads);
    await act("facilitator", { type: "openMap", open: false });
    expect(await row("contributor")).toEqual(reads);
  }, 60_000);

  test("[ACC-40] another participant's secret opens another document, with nothing of the first in it", async () => {
    const first = socketOf("contributor", "mine", "participant-number-one-of-two");
    await heardAfter(first, [
      step1Frame(Uint8Array.of(0)),
      updateFrame(record("drafts", "secret")),
    ]);
    first.terminate();
    for (const person of ["contributor", "facilitator", "curator"] as const) {
      const other = socketOf(person, "mine", "participant-number-two-of-two");
      const heard = await heardAfter(other, [step1Frame(Uint8Array.of(0))]);
      expect(Buffer.concat(heard).includes("secret")).toBe(false);
      other.terminate();
    }
    const again = socketOf("contributor", "mine", "participant-number-one-of-two");
    const heard = await heardAfter(again, [step1Frame(Uint8Array.of(0))]);
    expect(Buffer.concat(heard).includes("secret")).toBe(true);
    again.terminate();
  });
});

test("[ACC-43] guessing links over sockets is throttled, and a known link opens meanwhile", async () => {
  const strict = await openTrial(openMemoryStore(createMemoryDisk()), { failedTriesPerMinute: 5 });
  const workshop = await createWorkshop(strict);
  const open = (token: string): WebSocket =>
    new WebSocket(`${strict.origin.replace("http", "ws")}/sync/${workshop.id}/map`, [
      "waymark.v1",
      `bearer.${token}`,
    ]);
  const codes: unknown[] = [];
  for (let guess = 0; guess < 8; guess++) {
    codes.push((await once(open(`guess-number-${guess}-of-eight-guesses`), "close"))[0]);
  }
  expect(codes).toEqual([4401, 4401, 4401, 4401, 4401, 4429, 4429, 4429]);
  const known = open(workshop.tokens.viewer);
  await heardAfter(known, [step1Frame(Uint8Array.of(0))]);
  known.terminate();
  await strict.stop();
});

describe("acts", () => {
  const wishes: Record<Exclude<Wish["type"], "comment" | "resolveComment">, Wish> = {
    setPhase: { type: "setPhase", phase: "board" },
    openRound: { type: "openRound", kind: "brainstorm", durationMs: 60_000, mode: "anonymous" },
    extendRound: { type: "extendRound", roundId: "none", byMs: 1_000 },
    closeRound: { type: "closeRound", roundId: "none" },
    reopenRound: { type: "reopenRound", roundId: "none", durationMs: 60_000 },
    reveal: { type: "reveal", roundId: "none" },
    revealLate: { type: "revealLate" },
    createLink: { type: "createLink", role: "viewer" },
    revokeLink: { type: "revokeLink", linkId: "none" },
    openMap: { type: "openMap", open: false },
    deleteWorkshop: { type: "deleteWorkshop" },
  };

  test.each(persons.filter((person) => person !== "facilitator"))(
    "[ACC-41] %s may ask for no act",
    async (person) => {
      const isKnown = ["curator", "contributor", "viewer"].includes(person);
      for (const wish of Object.values(wishes)) {
        const { status, json } = await act(person, wish);
        const code = isKnown ? "notAllowed" : "unknownLink";
        expect([wish.type, status, json]).toMatchObject([
          wish.type,
          isKnown ? 403 : 401,
          { refusal: { code } },
        ]);
      }
    },
  );

  const talk: readonly [Wish, readonly Person[]][] = [
    [
      { type: "comment", table: "touchpoints", rowId: "none", text: "Why?" },
      ["facilitator", "curator", "contributor"],
    ],
    [{ type: "resolveComment", commentId: "none", resolved: true }, ["facilitator", "curator"]],
  ];
  test.each(talk)("[ACC-41] %o is for those who may talk, or settle it", async (wish, may) => {
    for (const person of persons) {
      const { status, json } = await act(person, wish);
      const refusal = (json as { refusal?: { code: string } }).refusal?.code;
      const isRefused = refusal === "notAllowed" || refusal === "unknownLink";
      expect([person, status === 400, isRefused]).toEqual([person, false, !may.includes(person)]);
    }
  });

  test("[ACC-41] a facilitator may ask for every act", async () => {
    for (const wish of Object.values(wishes)) {
      if (wish.type === "deleteWorkshop") continue;
      const { status, json } = await act("facilitator", wish);
      const { refusal } = json as { refusal?: { code: string } };
      expect([wish.type, status === 403, refusal?.code === "notAllowed"]).toEqual([
        wish.type,
        false,
        false,
      ]);
    }
  });
});

describe("routes", () => {
  const known = { facilitator: 200, curator: 200, contributor: 200, viewer: 200 };
  const nobody = { none: 401, revoked: 401, elsewhere: 401 };
  const body = { ids: ["one"] };
  const table: [method: string, path: string, body: unknown, Record<Person, number>][] = [
    ["GET", "", undefined, { ...known, ...nobody }],
    ["GET", "/entry", undefined, { ...known, ...nobody }],
    ["GET", "/map", undefined, { ...known, ...nobody }],
    ["POST", "/map", body, refused(404)],
    ["GET", "/export", undefined, { ...known, ...nobody }],
    ["GET", "/links", undefined, { ...refused(403), facilitator: 200, ...nobody }],
    ["POST", "/taken", body, { ...known, viewer: 403, ...nobody }],
    ["POST", "/links", body, refused(404)],
    ["GET", "/acts", undefined, refused(404)],
    ["DELETE", "", undefined, refused(404)],
  ];

  function refused(status: number): Record<Person, number> {
    return Object.fromEntries(persons.map((person) => [person, status])) as Record<Person, number>;
  }

  test.each(table)("[ACC-42] %s /api/workshops/:id%s", async (method, path, given, expected) => {
    for (const person of persons) {
      const token = tokens[person];
      const { status } = await trial.ask(method, `/api/workshops/${id}${path}`, {
        ...(token !== "" && { token }),
        ...(given !== undefined && { body: given }),
      });
      expect([person, status]).toEqual([person, expected[person]]);
    }
  });
});

/** What becomes of one frame on a fresh connection. */
async function outcomeOf(
  person: Person,
  document: (typeof documents)[number],
  frame: Frame,
): Promise<number | "taken"> {
  const socket = socketOf(person, document, "participant-of-the-rights-matrix");
  // After what is sent comes a question: its answer shows that the frame was taken.
  const question = step1Frame(Uint8Array.of(0));
  const sent = [question, ...frameBytes(frame, document), question];
  const closed = new Promise<number>((resolve) => {
    socket.on("error", () => undefined);
    socket.on("close", (code) => resolve(code));
  });
  const result = await Promise.race([
    closed,
    heardAfter(socket, sent, 2).then(() => "taken" as const),
  ]);
  socket.terminate();
  return result;
}

let writers = 1_000;

function frameBytes(frame: Frame, document: (typeof documents)[number]): Uint8Array[] {
  const table = { map: "touchpoints", room: "state", mine: "drafts" }[document];
  switch (frame) {
    case "ask":
      return [step1Frame(Uint8Array.of(0))];
    case "step2":
      return [step2Frame(record(table, `s${writers}`))];
    case "edit":
      return [updateFrame(record(table, `e${writers}`))];
    case "remove":
      return [updateFrame(removal(table))];
    case "again":
      return [updateFrame(Uint8Array.of(0, 0))];
    case "presence":
      return [awarenessFrame([{ client: writers++, clock: 1, state: "{}" }])];
    case "who":
      return [Uint8Array.of(3)];
    case "foreign":
      return [updateFrame(record("nothing", "x"))];
    default:
      return never(frame);
  }
}

function record(table: string, key: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = writers++;
  doc.getMap(table).set(key, new Y.Map([["text", key]]));
  return Y.encodeStateAsUpdate(doc);
}

function removal(table: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = writers++;
  doc.getMap(table).set("gone", new Y.Map());
  doc.getMap(table).delete("gone");
  return Y.encodeStateAsUpdate(doc);
}

function socketOf(person: Person, document: string, participant: string): WebSocket {
  const token = tokens[person];
  return new WebSocket(`${trial.origin.replace("http", "ws")}/sync/${id}/${document}`, [
    "waymark.v1.ack",
    ...(token === "" ? [] : [`bearer.${token}`]),
    `participant.${participant}`,
    "epoch.1",
  ]);
}

/** Sends frames; gives what was heard up to the step 2 that answers the last of `questions`. */
function heardAfter(
  socket: WebSocket,
  sent: readonly Uint8Array[],
  questions = 1,
): Promise<readonly Uint8Array[]> {
  const heard: Uint8Array[] = [];
  socket.on("open", () => {
    for (const frame of sent) socket.send(frame);
  });
  return new Promise((resolve) => {
    let left = questions + (sent.length > 2 && sent[1]?.[1] === 0 ? 1 : 0);
    socket.on("message", (data: Buffer) => {
      const frame = new Uint8Array(data);
      heard.push(frame);
      const { type, step } = readHeard(frame);
      if (type === 0 && step === 1) left--;
      if (left === 0) resolve(heard);
    });
  });
}
