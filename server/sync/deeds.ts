// Owns: the agreement between those who decide deeds (`server/acts`) and those who carry them out (the rooms):
// what a decision sees, and what it may change in one transaction. It must not know sockets, bytes or the store's rows.
import type { Result } from "../../shared/kit/result.ts";
import type {
  MapChange,
  MapSnapshot,
  MineChange,
  MineSnapshot,
  RoomChange,
  RoomSnapshot,
} from "../../shared/model/change.ts";
import type { Refusal } from "../../shared/model/refusals.ts";
import type { ActAnswer } from "../../shared/wire/acts.ts";
import type { LinkRecord } from "../store/store.ts";

/** One participant's private document. `key` says nothing about who that is. */
export interface MineView {
  readonly key: string;
  readonly snapshot: MineSnapshot;
}

/** A workshop as a decision sees it: everything accepted so far, while nobody else changes it. */
export interface WorkshopView {
  readonly map: MapSnapshot;
  readonly room: RoomSnapshot;
  /** Every participant's private document, those that are not connected included; sorted by key. */
  readonly mines: readonly MineView[];
  /** Ids of drafts that are published already: one unordered set for the whole workshop. */
  readonly taken: ReadonlySet<string>;
}

/** What a decision changes: committed in one transaction of the store, then broadcast; all of it or nothing. */
export interface Deed {
  readonly map?: readonly MapChange[];
  readonly room?: readonly RoomChange[];
  /**
   * New content of private documents: each listed one gets the next epoch and holds only what these changes create;
   * its connections are closed with 4410 and the reason `epoch.<n>`.
   */
  readonly mines?: readonly { readonly key: string; readonly changes: readonly MineChange[] }[];
  /** Ids of drafts that count as published from now on. */
  readonly taken?: readonly string[];
  /** Erased text must be in no file any more before the deed is announced. */
  readonly purge?: boolean;
  readonly links?: { readonly add?: readonly LinkRecord[]; readonly revoke?: readonly string[] };
  /** Remembered for the request, so it must hold no token. */
  readonly answer: ActAnswer;
}

/** Pure: it may be given another view and asked again. A refusal changes nothing and is not remembered. */
export type Decide = (view: WorkshopView) => Result<Deed, Refusal>;

/** Who asks, so that the same request of the same link gets the same answer. */
export interface DeedRequest {
  readonly linkId: string;
  readonly requestId: string;
}

/** What the rooms offer to the rest of the server. Each method throws when the workshop is unknown or deleted. */
export interface Workshops {
  /** Runs one decision at a time per workshop. `request` null: asked by the server itself, not remembered. */
  decide(workshopId: string, request: DeedRequest | null, decide: Decide): Promise<ActAnswer>;
  /** A consistent look, private documents left out. */
  view(
    workshopId: string,
  ): Promise<{ readonly map: MapSnapshot; readonly room: RoomSnapshot; readonly epochs: Epochs }>;
  /** Whether somebody is connected to a workshop right now. */
  isAnybodyIn(workshopId: string): boolean;
  /** What it is called, as far as that is durable. Costs little, however large its map is. */
  glance(workshopId: string): Promise<{ readonly title: string; readonly epochs: Epochs }>;
  /** The epochs that its documents have now. Reads none of them. */
  epochs(workshopId: string): Promise<Epochs>;
  /** All of its map that may be told, in the messages of a socket and in their order. They are held as they lie, not copied. */
  wholeMap(
    workshopId: string,
  ): Promise<{ readonly epoch: number; readonly messages: readonly Uint8Array[] }>;
  /** Its rounds and whatever else stands in `room`, as far as that is durable. */
  rounds(workshopId: string): Promise<RoomSnapshot>;
  /** Which of these draft ids are published already, in no particular order. */
  taken(workshopId: string, ids: readonly string[]): Promise<readonly string[]>;
  /** Cuts the connections of a revoked link with 4401. A deed that revokes links does so by itself. */
  closeLink(workshopId: string, linkId: string): void;
  /** Cuts all connections of a deleted workshop with 4410 and forgets it. */
  closeWorkshop(workshopId: string): void;
}

export interface Epochs {
  readonly map: number;
  readonly room: number;
}
