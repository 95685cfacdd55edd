// Owns: updates that follow one another as one update, made by laying their structs end to end: for the price of a copy,
// where Yjs sorts all clients anew for every struct. It must not know documents or the store. Rules: SYN-10, SYN-73.
import * as decoding from "lib0/decoding";
import { longestNumberBytes, withDeletes, writeNumber } from "../../shared/wire/clocks.ts";
import type { DeletedRanges, Structure } from "../../shared/wire/structure.ts";
import { joined } from "./ranges.ts";

/** The structs of one client. In encoding v1 none of them says anything that depends on the bytes before it. */
interface Strand {
  readonly clock: number;
  structs: number;
  pieces: Uint8Array[];
}

export class Joining {
  readonly #strands = new Map<number, Strand>();
  readonly #ends = new Map<number, number>();
  readonly #deleted = new Map<number, number[]>();
  #pieces = 0;
  #size = 0;
  #bytes: Uint8Array | undefined;

  /** One update with the effect of all that were added; the same bytes until the next is. */
  get bytes(): Uint8Array {
    this.#bytes ??= this.#layOut();
    return this.#bytes;
  }

  /** About how many bytes that will be. */
  get size(): number {
    return this.#size;
  }

  /**
   * Adds an update, whose bytes must not change afterwards. False, with nothing added, where it has holes or the
   * structs of a client do not begin where those that were added end.
   */
  add(update: Uint8Array, { blocks, deletes, hasSkips }: Structure): boolean {
    const follows = blocks.every(({ client, runs: [run, ...more] }) => {
      const end = this.#ends.get(client);
      return run !== undefined && more.length === 0 && (end === undefined || end === run.clock);
    });
    if (hasSkips || !follows) return false;
    const decoder = decoding.createDecoder(update);
    decoding.readVarUint(decoder);
    for (const { client, runs, endsAt } of blocks) {
      const structs = decoding.readVarUint(decoder);
      decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const piece = update.subarray(decoder.pos, endsAt);
      decoder.pos = endsAt;
      this.#append(client, { clock, structs, pieces: [piece] });
      this.#ends.set(client, runs[0]?.end ?? clock);
    }
    for (const one of deletes) this.#delete(one);
    this.#size += update.length;
    return true;
  }

  /** Adds all that another one holds, laid out before, so that few pieces remain. False as in `add`. */
  addAll(other: Joining): boolean {
    for (const [client, { clock }] of other.#strands) {
      const end = this.#ends.get(client);
      if (end !== undefined && end !== clock) return false;
    }
    other.#bytes ??= other.#layOut();
    for (const [client, strand] of other.#strands) {
      this.#append(client, strand);
      this.#ends.set(client, other.#ends.get(client) ?? strand.clock);
    }
    for (const [client, ranges] of other.#deleted) this.#delete({ client, ranges });
    this.#size += other.#bytes.length;
    // Each piece is an object: laid out now and then, there are never many more of them than clients.
    if (this.#pieces > morePieces + 2 * this.#strands.size) this.#bytes = this.#layOut();
    return true;
  }

  #append(client: number, { clock, structs, pieces }: Strand): void {
    this.#bytes = undefined;
    this.#pieces += pieces.length;
    const strand = this.#strands.get(client);
    if (strand === undefined) this.#strands.set(client, { clock, structs, pieces: [...pieces] });
    else {
      strand.structs += structs;
      for (const piece of pieces) strand.pieces.push(piece);
    }
  }

  #delete({ client, ranges }: DeletedRanges): void {
    this.#bytes = undefined;
    const deleted = this.#deleted.get(client);
    if (deleted === undefined) this.#deleted.set(client, [...ranges]);
    else for (const bound of ranges) deleted.push(bound);
  }

  /** Afterwards each strand is one piece of the bytes that are given. */
  #layOut(): Uint8Array {
    // Yjs writes clients in descending order, and silently cuts what comes in another.
    const strands = [...this.#strands].sort(([a], [b]) => b - a);
    const sizes = strands.map(([, { pieces }]) => sizeOf(pieces));
    const numbers = 1 + strands.length * 3;
    const laid = new Uint8Array(
      sizes.reduce((sum, size) => sum + size, numbers * longestNumberBytes),
    );
    const starts: number[] = [];
    let at = writeNumber(laid, 0, strands.length);
    for (const [client, { clock, structs, pieces }] of strands) {
      at = writeNumber(laid, at, structs);
      at = writeNumber(laid, at, client);
      at = writeNumber(laid, at, clock);
      starts.push(at);
      for (const piece of pieces) {
        laid.set(piece, at);
        at += piece.length;
      }
    }
    const deletes = [...this.#deleted].map(([client, ranges]) => ({
      client,
      ranges: joined(ranges),
    }));
    for (const { client, ranges } of deletes) this.#deleted.set(client, [...ranges]);
    const bytes = withDeletes(laid.subarray(0, at), deletes);
    for (const [index, [, strand]] of strands.entries()) {
      const start = starts[index] as number;
      strand.pieces = [bytes.subarray(start, start + (sizes[index] as number))];
    }
    this.#pieces = strands.length;
    return bytes;
  }
}

const morePieces = 256;

function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}
