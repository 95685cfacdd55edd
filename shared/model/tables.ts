// Owns: the tables of the three documents of a workshop, their fields and bounds (described for other
// programs in docs/schema.md). Names are stable once landed.

import {
  choice,
  flag,
  number,
  order,
  place,
  type RowOf,
  reference,
  requiredNumber,
  requiredReference,
  requiredText,
  slot,
  spot,
  text,
} from "./field.ts";

export const channels = [
  "inPerson",
  "phone",
  "email",
  "web",
  "app",
  "chat",
  "social",
  "letter",
  "event",
  "partner",
  "product",
  "other",
] as const;
export type Channel = (typeof channels)[number];

export const journeyKinds = ["ideal", "current"] as const;
export const directions = ["toCustomer", "toCompany"] as const;
export const layers = ["customer", "frontstage", "backstage", "support"] as const;
export type Layer = (typeof layers)[number];

export const nodeKinds = [
  "start",
  "end",
  "task",
  "decision",
  "wait",
  "system",
  "document",
  "note",
] as const;
export type NodeKind = (typeof nodeKinds)[number];

export const phases = [
  "lobby",
  "brainstorm",
  "board",
  "journeys",
  "feel",
  "backstage",
  "present",
] as const;
export type Phase = (typeof phases)[number];

export const roundKinds = ["brainstorm", "feel", "dots"] as const;
export type RoundKind = (typeof roundKinds)[number];

/** The tables whose records can be commented on. */
export const commentTables = [
  "touchpoints",
  "steps",
  "journeys",
  "processes",
  "processNodes",
] as const;

/** The record of `workshop` that holds title and question. */
export const workshopRecord = "main";

/** The longest wording of a touchpoint, in UTF-16 units. */
export const touchpointTextMax = 280;

/** The longest notes of a touchpoint, in UTF-16 units. */
export const touchpointNotesMax = 5000;

/** The highest that a card can lie on others. */
export const stackMax = 1_000_000;

/** The longest name on a card, in UTF-16 units. */
export const signatureMax = 80;

/** Whether cards carry names. Set when a round is opened, and never again. */
export const roundModes = ["anonymous", "named"] as const;
export type RoundMode = (typeof roundModes)[number];

const mapTables = {
  /** `boardLocked` keeps hands off the cards; it is an agreement among those who may write, no right. */
  workshop: { title: text(200), question: text(500), boardLocked: flag() },
  departments: { name: text(80), color: number(1, 8) },
  touchpoints: {
    text: text(touchpointTextMax),
    channel: choice(["", ...channels], ""),
    direction: choice(["", ...directions], ""),
    departmentId: reference(),
    groupId: reference(),
    notes: text(touchpointNotesMax),
    place: place(),
    /** How high it lies among cards that lie on each other: of two as high, the later id is above. */
    stack: number(0, stackMax),
    evidence: choice(["", "observed", "assumed", "proposed"], ""),
    mergedInto: reference(),
    hidden: flag(),
  },
  groups: { name: text(120), place: place() },
  personas: {
    name: text(200),
    segment: text(200),
    goal: text(500),
    quote: text(500),
    color: number(1, 8),
  },
  journeys: {
    personaId: requiredReference(),
    name: text(200),
    kind: choice(journeyKinds, "ideal"),
  },
  stages: { journeyId: requiredReference(), name: text(200), order: order() },
  steps: {
    journeyId: requiredReference(),
    touchpointId: requiredReference(),
    slot: slot(),
    missing: flag(),
    momentOfTruth: choice(["", "love", "pain"], ""),
    thought: text(500),
    /** What a presenter means to say at this step. */
    speakerNotes: text(2000),
    /** An emotion that came with an import, −2 … +2: nobody's vote. */
    importedEmotion: number(-2, 2),
    /** What a moment of truth was scored: 1 (hardly matters) to 5 (decides), and −2 … +2; what it rests on, and why. */
    importance: number(1, 5),
    experience: number(-2, 2),
    scoreBasis: choice(["", "votes", "evidence", "hand"], ""),
    momentReason: text(500),
    /** Who answers for the moment, and what is done about it. */
    momentOwner: text(120),
    momentAction: text(500),
  },
  processes: {
    name: text(120),
    notes: text(5000),
    /** Pools, processes, lanes inside lanes and messages of the BPMN file it came from, as XML, sifted before any use. */
    bpmnFrame: text(60_000),
  },
  processLanes: {
    processId: requiredReference(),
    name: text(120),
    layer: choice(layers, "backstage"),
    departmentId: reference(),
    order: order(),
    /** The lane, pool or process that it is in the frame of its map. */
    bpmnLane: text(80),
  },
  processNodes: {
    processId: requiredReference(),
    kind: choice(nodeKinds, "task"),
    name: text(280),
    spot: spot(),
    system: text(120),
    minutes: number(0, 1_000_000),
    /** Who does it, where that is not the owner of the lane. */
    owner: text(120),
    fail: flag(),
    wait: flag(),
    /** What it was in the BPMN file it came from, such as `UserTask` or `BoundaryEvent Timer`. */
    bpmnType: text(80),
    /** What the file said of it that no field has: one element of BPMN as XML, parsed and sifted before any use. */
    bpmnExtra: text(4000),
    /** The process map of what happens inside it. */
    subprocessId: reference(),
  },
  processFlows: {
    processId: requiredReference(),
    from: requiredReference(),
    to: requiredReference(),
    label: text(120),
    /** What it was in the BPMN file it came from, where that is more than a flow. */
    bpmnType: text(80),
    /** As that of a node. */
    bpmnExtra: text(4000),
  },
  processLinks: {
    stepId: requiredReference(),
    processId: requiredReference(),
    nodeId: reference(),
  },
} as const;

const roomTables = {
  state: {
    phase: choice(phases, "lobby"),
    /** Whether contributors may edit the map too. */
    mapOpen: flag(),
    schemaVersion: requiredNumber(1, 1_000_000),
    /** How many people this server wants behind a figure, where that is more than the least (see `minimumsIn`). */
    minimumPeople: number(3, 1000),
    minimumDepartment: number(5, 1000),
    /** Whether late drafts of enough people wait to be published together. Looked at on a beat only. */
    lateWaiting: flag(),
  },
  rounds: {
    kind: choice(roundKinds),
    mode: choice(roundModes, "anonymous"),
    prompt: text(500),
    journeyId: reference(),
    personaId: reference(),
    stageId: reference(),
    /** A dot vote may ask about the touchpoints of one group only. */
    groupId: reference(),
    /** How many dots each person has in a dot vote. */
    dots: number(3, 10),
    /** `open` takes input; `closed` waits for the reveal; `published` is over. */
    state: choice(["open", "closed", "published"]),
    /** Server clock, milliseconds. */
    endsAtMs: requiredNumber(0, 8.64e15),
    /** Coarse head-count of those who wrote something, and of what they wrote; see `coarse` in the round rules. */
    people: number(0, 1_000_000),
    items: number(0, 1_000_000),
    order: order(),
  },
  tallies: {
    roundId: requiredReference(),
    stepId: requiredReference(),
    /** Empty: all departments together. */
    departmentId: reference(),
    /** Said of a group below five instead of all the figures that follow; empty where there are figures. */
    feeling: choice(["", "love", "mixed", "pain"], ""),
    love: number(0, 1_000_000),
    pain: number(0, 1_000_000),
    n: number(0, 1_000_000),
    mean: number(-2, 2),
    /** Population standard deviation of the ratings. */
    spread: number(0, 2),
  },
  /** Who wrote a card of a named round. The record has the touchpoint's id; cards of anonymous rounds have none. */
  signatures: { name: requiredText(signatureMax) },
  /** What is published of a dot vote; a touchpoint with few dots or none has no record. */
  dotResults: {
    roundId: requiredReference(),
    touchpointId: requiredReference(),
    /** Said of a small group instead of a count: at least as many dots as one person has, or at least three. */
    band: choice(["", "strong", "some"], ""),
    dots: number(0, 1_000_000),
  },
  whys: { roundId: requiredReference(), stepId: requiredReference(), text: requiredText(280) },
  comments: {
    table: choice(commentTables),
    rowId: requiredReference(),
    text: requiredText(2000),
    author: text(80),
    atMs: requiredNumber(0, 8.64e15),
    resolved: flag(),
  },
} as const;

const mineTables = {
  me: { departmentId: reference(), name: text(signatureMax) },
  drafts: {
    roundId: requiredReference(),
    text: text(touchpointTextMax),
    channel: choice(["", ...channels], ""),
    /** The name to stand on the card. Counts in a named round only. */
    by: text(signatureMax),
  },
  /** The record's id is `<roundId>.<stepId>` cut to be an id: one rating per thing, the last one wins. */
  ballots: {
    roundId: requiredReference(),
    stepId: requiredReference(),
    value: requiredNumber(-2, 2),
    why: text(280),
  },
  dots: {
    roundId: requiredReference(),
    touchpointId: requiredReference(),
    count: requiredNumber(0, 20),
  },
} as const;

/** The shared tables of each document. Every other top-level name in a document is refused. */
export const schemas = { map: mapTables, room: roomTables, mine: mineTables } as const;
export type DocumentName = keyof typeof schemas;
export type MapTables = typeof mapTables;
export type RoomTables = typeof roomTables;
export type MineTables = typeof mineTables;

export type MapRow<T extends keyof MapTables> = RowOf<MapTables[T]>;
export type RoomRow<T extends keyof RoomTables> = RowOf<RoomTables[T]>;
export type MineRow<T extends keyof MineTables> = RowOf<MineTables[T]>;

export type Touchpoint = MapRow<"touchpoints">;
export type Group = MapRow<"groups">;
export type Department = MapRow<"departments">;
export type Persona = MapRow<"personas">;
export type Journey = MapRow<"journeys">;
export type Stage = MapRow<"stages">;
export type Step = MapRow<"steps">;
export type Process = MapRow<"processes">;
export type ProcessLane = MapRow<"processLanes">;
export type ProcessNode = MapRow<"processNodes">;
export type ProcessFlow = MapRow<"processFlows">;
export type Round = RoomRow<"rounds">;
export type Tally = RoomRow<"tallies">;
export type DotResult = RoomRow<"dotResults">;
export type Draft = MineRow<"drafts">;
export type Ballot = MineRow<"ballots">;
