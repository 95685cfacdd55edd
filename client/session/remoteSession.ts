// Owns: a workshop as it is held open from the server: asking who one is, the three documents, what each ending
// means, and the one session object that the screens read. It knows no React. Rules SYN-31 to SYN-43, ACC-24, ACC-25, SYN-168.

import { err, ok, type Result } from "../../shared/kit/result.ts";
import { type Refusal, type RefusalCode, refuse } from "../../shared/model/refusals.ts";
import { type Admission, admissionFrom, admissionFromMemory } from "./admission.ts";
import type { Device } from "./device.tsx";
import type { Invitation } from "./memory.ts";
import type { EndFields } from "./openParts.ts";
import { openWorkshop, type Workshop } from "./openWorkshop.ts";
import type { RememberedWorkshop } from "./remembered.ts";
import type { Rescue } from "./rescue.ts";
import type { Session } from "./session.ts";

export type Opening =
  | { readonly kind: "opening"; readonly isUnreachable: boolean }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** It was forgotten in another tab before the server had answered. */
  | { readonly kind: "forgotten" }
  | { readonly kind: "open"; readonly session: Session; readonly keepsCopies: boolean };

export interface RemoteSession {
  /** The same object while nothing has changed; another session object when a document was replaced. */
  state(): Opening;
  /** What could not be saved and is about to be lost unless it is kept as a file. */
  rescue(): Rescue | null;
  dismissRescue(): void;
  onChange(listener: () => void): () => void;
  close(): void;
}

/** The wait between two tries of a server that has never answered, in milliseconds. */
const knockMs = 3_000;

/** Opens a workshop with what one was invited by, and keeps it open until `close`. `endFields`: see `WorkshopEvents`. */
export function openRemoteSession(
  device: Device,
  id: string,
  invitation: Invitation,
  endFields: EndFields = () => [],
): RemoteSession {
  const listeners = new Set<() => void>();
  let state: Opening = { kind: "opening", isUnreachable: false };
  let workshop: Workshop | null = null;
  let stranded: Rescue | null = null;
  let isClosed = false;
  const tell = (next: Opening = state): void => {
    state = next;
    for (const listener of [...listeners]) listener();
  };
  const enter = async (): Promise<void> => {
    const admitted = await admit(device, id, invitation, {
      isWanted: () => !isClosed,
      unreachable: () => tell({ kind: "opening", isUnreachable: true }),
    });
    if (isClosed) return;
    if (admitted === null) return tell({ kind: "forgotten" });
    if (!admitted.ok) {
      stranded = await refused(device, id, invitation, admitted.error);
      if (!isClosed) tell({ kind: "refused", refusal: admitted.error });
      return;
    }
    let keepsCopies = await device.canKeepCopies();
    const show = (): void => {
      if (workshop) tell({ kind: "open", session: workshop.session(), keepsCopies });
    };
    const opened = await openWorkshop(device, admitted.value, keepsCopies, {
      replaced: show,
      rescued: () => tell(),
      endFields,
      notKept: () => {
        if (!keepsCopies) return;
        keepsCopies = false;
        show();
      },
    });
    if (isClosed) return opened.close();
    workshop = opened;
    show();
  };
  void enter();
  return {
    state: () => state,
    rescue: () => workshop?.rescue() ?? stranded,
    dismissRescue: () => {
      stranded = null;
      workshop?.dismissRescue();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      isClosed = true;
      workshop?.close();
    },
  };
}

/**
 * Gives what an earlier visit could not save, and forgets what opens nothing any more. A workshop that is not known may
 * be so for a while (another server behind the same address), so nothing of it is deleted.
 */
async function refused(
  device: Device,
  id: string,
  { token }: Invitation,
  { code }: Refusal,
): Promise<Rescue | null> {
  const { memory } = device;
  const held = memory.get(id);
  if (code !== "gone" && code !== "unknownWorkshop" && code !== "unknownLink") return null;
  if (code === "unknownLink") memory.forgetToken(id, token);
  if (code === "gone") memory.forget(id);
  if (held === undefined || !(await device.canKeepCopies())) return null;
  // Another link of this browser may still open it, with its copy.
  const tokens = code === "unknownLink" ? tokensOf(held, token) : held.tokens;
  const { rescueStranded } = await import("./stranded.ts");
  return rescueStranded(device, { ...held, tokens }, code !== "unknownWorkshop");
}

function tokensOf({ tokens }: RememberedWorkshop, token: string): RememberedWorkshop["tokens"] {
  return Object.fromEntries(Object.entries(tokens).filter(([, known]) => known === token));
}

/** What says nothing of whether somebody may come in. */
const cannotAnswer: readonly RefusalCode[] = ["unreachable", "tooFast", "broken", "storageFull"];

interface Knocking {
  isWanted(): boolean;
  unreachable(): void;
}

/** `null`: it was forgotten meanwhile. */
async function admit(
  device: Device,
  id: string,
  invitation: Invitation,
  knocking: Knocking,
): Promise<Result<Admission, Refusal> | null> {
  const { memory, api, outside } = device;
  const wasKnown = memory.get(id) !== undefined;
  while (knocking.isWanted()) {
    const answer = await api.open(id, invitation.token);
    if (wasKnown && !memory.knows(id)) return null;
    if (answer.ok) {
      // What it is called now is known when its map is there.
      const title = memory.get(id)?.title ?? "";
      memory.rememberOpened(id, { title, role: answer.value.role, token: invitation.token });
      return ok(admissionFrom(memory, answer.value, invitation.token));
    }
    const { code } = answer.error;
    const known = cannotAnswer.includes(code) && admissionFromMemory(memory, id, invitation);
    if (known) return ok(known);
    if (code !== "unreachable") return err(answer.error);
    knocking.unreachable();
    await new Promise<void>((resolve) => {
      outside.after(knockMs, resolve);
    });
  }
  return err(refuse("unreachable"));
}
