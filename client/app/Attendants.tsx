// Owns: what stands ready around a room once it is there: the keys of commands and of undo and what undo has taken along, going
// along with the workshop and with others, what is said of the connection, the keyboard that has lost its place, presses that come too late and what input
// methods compose. None of it is needed for a first picture or a first word, so it is loaded after them.

import { useEffect } from "react";
import { useSession } from "../session/hooks.ts";
import { CommandDoor } from "./CommandDoor.tsx";
import { keepComposingKeys } from "./composing.ts";
import { GoingAlong } from "./GoingAlong.tsx";
import { keepKeyboardInPlace } from "./lostKeyboard.ts";
import { refusePressInPlace } from "./pressedPlace.ts";
import { inTurn } from "./turns.ts";
import type { Calls } from "./useCalls.ts";
import { useFollowPhase } from "./useFollowPhase.ts";
import { useSpokenStatus } from "./useSpokenStatus.ts";
import { useUndoKeys } from "./useUndoKeys.ts";
import { useUndoneOthers } from "./useUndoneOthers.ts";

// The first message may come when the server is out of reach.
inTurn(() => import("../ui/Toasts.tsx")).catch(() => undefined);

export function Attendants({ calls }: { readonly calls: Calls }) {
  useFollowPhase(calls);
  useUndoKeys();
  useUndoneOthers();
  useSpokenStatus();
  useEffect(keepKeyboardInPlace, []);
  const { outside } = useSession();
  useEffect(() => refusePressInPlace(outside.now), [outside]);
  useEffect(keepComposingKeys, []);
  return (
    <>
      <CommandDoor />
      <GoingAlong />
    </>
  );
}
