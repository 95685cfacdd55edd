// Owns: how an import becomes records: lines and tables touchpoints of the pool; a Mermaid journey stages,
// touchpoints, and for each actor a persona with a current journey. Pure. Rules IMP-30 to IMP-36, MAP-248.

import { foldForSearch } from "../kit/fold.ts";
import { newId } from "../kit/ids.ts";
import { ordersBetween } from "../kit/order.ts";
import type { Chance } from "../kit/outside.ts";
import { err, ok, type Result } from "../kit/result.ts";
import { withinBound } from "../model/bound.ts";
import type { MapChange, MapSnapshot } from "../model/change.ts";
import { cleanText } from "../model/clean.ts";
import { rarestColor } from "../model/color.ts";
import { departmentsMax } from "../model/department.ts";
import type { Place } from "../model/field.ts";
import { personaLimit } from "../model/persona.ts";
import { freePlaces } from "../model/places.ts";
import { type Refusal, refuse } from "../model/refusals.ts";
import { touchpointTextMax } from "../model/tables.ts";
import { touchpointLimit } from "../model/touchpoint.ts";
import type { MermaidJourney, MermaidTask } from "./mermaid.ts";
import type { ImportedTouchpoint } from "./touchpoint-columns.ts";

/** The most characters that the name of a persona may have. */
const personaNameMax = 200;

export interface ImportWords {
  /** The persona of tasks without an actor, in a diagram without a title. */
  readonly somebody: string;
  /** The stage of tasks that stand before the first section. */
  readonly start: string;
}

/** What an import brings, in numbers. */
export interface ImportCounts {
  readonly touchpoints: number;
  readonly departments: number;
  readonly personas: number;
  readonly stages: number;
  readonly steps: number;
}

export interface ImportPlan {
  readonly changes: readonly MapChange[];
  readonly counts: ImportCounts;
}

/**
 * New touchpoints for the items of a list or table, laid out below what is on the board. Departments are found by
 * name or made; the first one named owns the touchpoint, further ones are kept in its notes.
 */
export function touchpointsToChanges(
  items: readonly ImportedTouchpoint[],
  map: MapSnapshot,
  chance: Chance,
): Result<ImportPlan, Refusal> {
  if (items.length === 0) return err(refuse("nothingFound"));
  const full = roomFor(map, items.length);
  if (full) return err(full);
  const changes: MapChange[] = [];
  const departments = departmentFinder(map, changes, chance);
  const places = freePlaces(map, items.length);
  items.forEach((item, at) => {
    const [owner, ...others] = item.departments ?? [];
    const notes = [item.notes ?? "", others.join(", ")].filter(Boolean).join("\n");
    const departmentId = owner === undefined ? "" : departments(owner);
    const values = {
      text: item.text,
      place: places[at] ?? null,
      ...(item.channel ? { channel: item.channel } : {}),
      ...(item.direction ? { direction: item.direction } : {}),
      ...(departmentId ? { departmentId } : {}),
      ...(notes ? { notes: withinBound(notes, 5000) } : {}),
    };
    changes.push({ op: "create", table: "touchpoints", id: newId(chance), values });
  });
  return ok({ changes, counts: countsOf(changes) });
}

/**
 * The records of a Mermaid journey. Each task is one touchpoint of the pool; each actor is a persona with a current
 * journey in which sections are stages and the actor's tasks are steps. A score from 1 to 5 becomes an imported
 * emotion (score − 3), none or an invalid one none. Tasks that name nobody belong to a persona of their own.
 */
export function mermaidToChanges(
  journey: MermaidJourney,
  map: MapSnapshot,
  words: ImportWords,
  chance: Chance,
): Result<ImportPlan, Refusal> {
  const title = withinBound(cleanText(journey.title || journey.frontTitle), 200);
  const tasks = journey.tasks.map((task) => ({ task, touchpointId: newId(chance) }));
  const actors = actorsOf(journey, title || words.somebody);
  if (tasks.length === 0 && journey.sections.length === 0) return err(refuse("nothingFound"));
  const full = roomFor(map, tasks.length);
  if (full) return err(full);
  if (map.personas.size + actors.length > personaLimit) {
    return err(refuse("full", { max: personaLimit }));
  }
  const places = freePlaces(map, tasks.length);
  const changes: MapChange[] = tasks.map(({ task, touchpointId }, at) =>
    taskToTouchpoint(task, touchpointId, places[at] ?? null),
  );
  const colors = [...map.personas.values()].map(({ color }) => ({ color }));
  const personaFor = personaFinder(map, title);
  for (const actor of actors) {
    const color = rarestColor(colors);
    colors.push({ color });
    const own = tasks.filter(({ task }) => isTaskOf(task, actor));
    changes.push(
      ...actorToChanges(actor, own, { journey, title, color, personaFor, words, chance }),
    );
  }
  return ok({ changes, counts: countsOf(changes) });
}

interface Actor {
  readonly name: string;
  /** Whether this is the persona of the tasks that name nobody. */
  readonly isNobody: boolean;
}

interface PlacedTask {
  readonly task: MermaidTask;
  readonly touchpointId: string;
}

interface JourneyContext {
  readonly journey: MermaidJourney;
  readonly title: string;
  readonly color: number;
  readonly personaFor: (name: string) => PersonaForActor;
  readonly words: ImportWords;
  readonly chance: Chance;
}

function actorsOf(journey: MermaidJourney, nobody: string): readonly Actor[] {
  const named = journey.actors.map((name) => ({ name, isNobody: false }));
  const isNobodyNeeded =
    named.length === 0 || journey.tasks.some((task) => task.people.length === 0);
  return isNobodyNeeded ? [...named, { name: nobody, isNobody: true }] : named;
}

function isTaskOf(task: MermaidTask, actor: Actor): boolean {
  return actor.isNobody ? task.people.length === 0 : task.people.includes(actor.name);
}

function taskToTouchpoint(task: MermaidTask, id: string, place: Place | null): MapChange {
  const text = withinBound(cleanText(task.text), touchpointTextMax);
  return { op: "create", table: "touchpoints", id, values: { text, place } };
}

function actorToChanges(
  actor: Actor,
  tasks: readonly PlacedTask[],
  context: JourneyContext,
): MapChange[] {
  const { journey, title, color, personaFor, words, chance } = context;
  const name = withinBound(cleanText(actor.name), personaNameMax);
  const changes: MapChange[] = [];
  const found = personaFor(name);
  const personaId = found.id ?? newId(chance);
  if (found.id === undefined) {
    const values = { name: found.name, color };
    changes.push({ op: "create", table: "personas", id: personaId, values });
  }
  const journeyId = newId(chance);
  const values = { personaId, kind: "current", name: title === name ? "" : title } as const;
  changes.push({ op: "create", table: "journeys", id: journeyId, values });
  const hasStart = tasks.some(({ task }) => task.sectionIndex === null);
  const names = hasStart ? [words.start, ...journey.sections] : journey.sections;
  const orders = ordersBetween(null, null, names.length, chance);
  const stageIds = names.map((stage, at) => {
    const id = newId(chance);
    const stageName = withinBound(cleanText(stage), 200);
    const stageValues = { journeyId, name: stageName, order: orders[at] as string };
    changes.push({ op: "create", table: "stages", id, values: stageValues });
    return id;
  });
  const stepOrders = ordersBetween(null, null, tasks.length, chance);
  tasks.forEach(({ task, touchpointId }, at) => {
    const index = (task.sectionIndex ?? -1) + (hasStart ? 1 : 0);
    const slot = [stageIds[index] as string, stepOrders[at] as string] as const;
    const emotion = task.score === null ? {} : { importedEmotion: task.score - 3 };
    const stepValues = { journeyId, touchpointId, slot, ...emotion };
    changes.push({ op: "create", table: "steps", id: newId(chance), values: stepValues });
  });
  return changes;
}

/** A persona that is there, or the name of a new one. */
type PersonaForActor = { readonly id: string } | { readonly id?: undefined; readonly name: string };

/**
 * A persona of an actor's name that has no current journey yet takes it. Else the actor is a new persona, and where one of
 * its name is there, the title of what is imported, or a number, tells them apart.
 */
function personaFinder(map: MapSnapshot, title: string): (name: string) => PersonaForActor {
  const personas = [...map.personas.values()];
  const names = new Set(personas.map(({ name }) => foldForSearch(name)));
  const taken = new Set(
    [...map.journeys.values()].flatMap(({ kind, personaId }) =>
      kind === "current" ? [personaId] : [],
    ),
  );
  return (name) => {
    const folded = foldForSearch(name);
    const known = personas.find((one) => foldForSearch(one.name) === folded && !taken.has(one.id));
    if (known) {
      taken.add(known.id);
      return { id: known.id };
    }
    const own = freeName(name, title, names);
    names.add(foldForSearch(own));
    return { name: own };
  };
}

function freeName(name: string, title: string, names: ReadonlySet<string>): string {
  const isFree = (wish: string): boolean => !names.has(foldForSearch(wish));
  if (isFree(name)) return name;
  const titled = `${name} (${title})`;
  if (title !== "" && titled.length <= personaNameMax && isFree(titled)) return titled;
  for (let number = 2; ; number++) {
    const ending = ` ${number}`;
    const numbered = `${withinBound(name, personaNameMax - ending.length)}${ending}`;
    if (isFree(numbered)) return numbered;
  }
}

function departmentFinder(
  map: MapSnapshot,
  changes: MapChange[],
  chance: Chance,
): (name: string) => string {
  const known = new Map([...map.departments.values()].map(({ id, name }) => [name, id]));
  const colors = [...map.departments.values()].map(({ color }) => ({ color }));
  return (given) => {
    const name = withinBound(cleanText(given), 80);
    const found = known.get(name);
    if (found !== undefined || name === "" || known.size >= departmentsMax) return found ?? "";
    const id = newId(chance);
    const color = rarestColor(colors);
    colors.push({ color });
    known.set(name, id);
    changes.push({ op: "create", table: "departments", id, values: { name, color } });
    return id;
  };
}

function roomFor(map: MapSnapshot, count: number): Refusal | undefined {
  const isFull = map.touchpoints.size + count > touchpointLimit;
  return isFull ? refuse("full", { max: touchpointLimit }) : undefined;
}

function countsOf(changes: readonly MapChange[]): ImportCounts {
  const count = (table: string): number => changes.filter((one) => one.table === table).length;
  return {
    touchpoints: count("touchpoints"),
    departments: count("departments"),
    personas: count("personas"),
    stages: count("stages"),
    steps: count("steps"),
  };
}
