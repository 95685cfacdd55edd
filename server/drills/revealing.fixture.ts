// Owns: reveals for the drill that kills the server: drafts of three, a close, a reveal that is asked for when the kill is
// near and again until it is answered, each draft published exactly once. Tests and bench only.
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import * as Y from "yjs";
import { newId, newSecret } from "../../shared/kit/ids.ts";
import { type Chance, randomBelow } from "../../shared/kit/outside.ts";
import { Device } from "./device.fixture.ts";
import { act, type NewWorkshop } from "./http.fixture.ts";

type Stage = "open" | "write" | "close" | "reveal";

/** So long after its close a round may be revealed, in milliseconds, and a little longer. */
const graceMs = 3_100;

export class RevealDrill {
  readonly #workshop: NewWorkshop;
  readonly #chance: Chance;
  #stage: Stage = "open";
  #request: string;
  #roundId = "";
  #people: readonly Device[] = [];
  #drafts: string[] = [];
  #closedMs = 0;
  /** Was asked for and has not been answered. */
  #isAsked = false;
  /** Drafts of rounds whose reveal was answered. */
  readonly #published = new Set<string>();
  readonly lost = new Set<string>();
  readonly duplicated = new Set<string>();
  done = 0;
  /** Reveals that were under way when the server was killed. */
  cutShort = 0;

  constructor(workshop: NewWorkshop, chance: Chance) {
    this.#workshop = workshop;
    this.#chance = chance;
    this.#request = newId(chance);
  }

  get isAsked(): boolean {
    return this.#isAsked;
  }

  get workshop(): NewWorkshop {
    return this.#workshop;
  }

  /** Whether a reveal would be granted now, and has not been asked for. */
  get isReady(): boolean {
    const isPast = performance.now() - this.#closedMs > graceMs;
    return this.#stage === "reveal" && !this.#isAsked && isPast;
  }

  /** Goes one step on, or tries the present one again with the same request. A first reveal is `reveal`'s to ask for. */
  async step(origin: string): Promise<void> {
    await pause(randomBelow(this.#chance, 60));
    switch (this.#stage) {
      case "open":
        return this.#open(origin);
      case "write":
        return this.#write(origin);
      case "close":
        return this.#close(origin);
      case "reveal":
        return this.#isAsked ? this.reveal(origin) : undefined;
    }
  }

  /** After a restart: all drafts of a reveal are there, or none; those that were answered for good. */
  check(texts: ReadonlyMap<string, number>): void {
    for (const draft of this.#published) {
      if (!texts.has(draft)) this.lost.add(draft);
    }
    for (const [text, times] of texts) {
      if (text.startsWith("draft-") && times > 1) this.duplicated.add(text);
    }
    const there = this.#drafts.filter((draft) => texts.has(draft)).length;
    if (there > 0 && there < this.#drafts.length) this.lost.add(`half of ${this.#drafts[0]}`);
  }

  /** The server has been killed. */
  cut(): void {
    if (this.#isAsked) this.cutShort++;
    for (const device of this.#people) device.cut();
  }

  async #open(origin: string): Promise<void> {
    const wish = { type: "openRound", kind: "brainstorm", durationMs: 3_600_000 } as const;
    const answer = await act(origin, this.#workshop, wish, this.#request);
    if (!answer?.ok || answer.roundId === undefined) return;
    this.#roundId = answer.roundId;
    const { id, tokens } = this.#workshop;
    this.#people = Array.from({ length: 3 }, () => {
      const participant = newSecret(this.#chance);
      return new Device({
        workshopId: id,
        document: "mine",
        token: tokens.contributor,
        participant,
      });
    });
    this.#drafts = [];
    this.#next("write");
  }

  async #write(origin: string): Promise<void> {
    try {
      await Promise.all(
        this.#people.filter(({ isOpen }) => !isOpen).map((device) => device.join(origin)),
      );
      for (const device of this.#people.filter(({ saved }) => saved.size === 0)) {
        // Dashes in a row would become one in what is published.
        const text = `draft-${newId(this.#chance).replaceAll("-", "x")}`;
        const fields = new Y.Map([
          ["roundId", this.#roundId],
          ["text", text],
        ]);
        device.write(
          () => device.doc.getMap("drafts").set(newId(this.#chance), fields),
          `${text}/${device.plan.participant}`,
        );
      }
    } catch {
      // Killed meanwhile: what is not saved comes along at the next try.
      return;
    }
    for (let tries = 0; tries < 100; tries++) {
      const saved = this.#people.flatMap((device) => [...device.saved]);
      if (this.#people.every((device) => device.saved.size > 0)) {
        // Whatever else was tried in vain before may be published too, but need not be.
        this.#drafts = saved.map((mark) => mark.slice(0, mark.indexOf("/")));
        this.#next("close");
        return;
      }
      await pause(5);
    }
  }

  async #close(origin: string): Promise<void> {
    const wish = { type: "closeRound", roundId: this.#roundId } as const;
    if (!(await act(origin, this.#workshop, wish, this.#request))?.ok) return;
    this.#closedMs = performance.now();
    this.#next("reveal");
  }

  async reveal(origin: string): Promise<void> {
    this.#isAsked = true;
    const wish = { type: "reveal", roundId: this.#roundId } as const;
    const answer = await act(origin, this.#workshop, wish, this.#request);
    if (answer !== undefined) this.#isAsked = false;
    if (answer?.ok) {
      for (const draft of this.#drafts) this.#published.add(draft);
      this.#drafts = [];
      this.done++;
      this.#next("open");
    } else if (answer?.refusal.code === "tooSoon") this.#request = newId(this.#chance);
  }

  #next(stage: Stage): void {
    this.#stage = stage;
    this.#request = newId(this.#chance);
  }
}
