// Owns: the door from the parts of an open process map to its editor, its deeds and the right to change it.

import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Deeds } from "./deeds.ts";
import type { Editor, EditorState } from "./editor.ts";

export interface Desk {
  readonly editor: Editor;
  readonly deeds: Deeds;
  /** Whether the person may change the map; where not, no control that would is shown. */
  readonly mayEdit: boolean;
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

/** The open process map. Throws outside one. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("There is no process map above this component");
  return desk;
}

/** What `choose` takes from the editor's state, kept up to date. */
export function useEditorState<T>(choose: (state: EditorState) => T): T {
  return useStore(useDesk().editor, choose);
}
