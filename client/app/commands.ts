// Owns: what the room on screen says of itself to the command palette and the list of keys: its commands, its keys, how
// it shows a touchpoint. Small: it comes with the first screen, the palette itself only when it is asked for.

import { useEffect } from "react";
import { create } from "zustand";
import type { KeyDefinition } from "./keyTable.ts";

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
  /** The key that does the same, as in a table of keys. */
  readonly keys?: string;
  /** What it would be done to, where that is not plain. */
  readonly detail?: string;
  /** One of many of its kind: listed once something is typed. */
  readonly isSoughtOnly?: boolean;
}

/** Commands, or what makes them when the palette opens. */
export type CommandSource = readonly Command[] | (() => readonly Command[]);

/** Keys that work in one place: a table, and what each does in words. */
export interface KeyGroup<Id extends string = string> {
  readonly id: string;
  readonly title: string;
  readonly table: readonly KeyDefinition<Id>[];
  readonly words: Readonly<Record<Id, string>>;
}

interface CommandState {
  readonly open: "palette" | "keyList" | null;
  readonly commands: ReadonlyMap<string, CommandSource>;
  readonly keyGroups: ReadonlyMap<string, KeyGroup>;
}

export const useCommandState = create<CommandState>(() => ({
  open: null,
  commands: new Map(),
  keyGroups: new Map(),
}));

export function openPalette(): void {
  useCommandState.setState({ open: "palette" });
}

/** Offers commands in the palette as long as the component is on screen. `commands` keeps its identity while the same. */
export function useCommands(scope: string, commands: CommandSource): void {
  useEffect(() => {
    useCommandState.setState((state) => ({
      commands: new Map(state.commands).set(scope, commands),
    }));
    return () =>
      useCommandState.setState((state) => ({ commands: without(state.commands, scope) }));
  }, [scope, commands]);
}

/** All that is offered at this moment. */
export function offeredCommands({ commands }: Pick<CommandState, "commands">): readonly Command[] {
  return [...commands.values()].flatMap(commandsFrom);
}

export function commandsFrom(source: CommandSource): readonly Command[] {
  return typeof source === "function" ? source() : source;
}

/** Lists keys as long as the component is on screen. `group` keeps its identity while the same. */
export function useKeyGroup(group: KeyGroup): void {
  useEffect(() => {
    useCommandState.setState((state) => ({
      keyGroups: new Map(state.keyGroups).set(group.id, group),
    }));
    return () =>
      useCommandState.setState((state) => ({ keyGroups: without(state.keyGroups, group.id) }));
  }, [group]);
}

function without<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  const left = new Map(map);
  left.delete(key);
  return left;
}
