// Owns: following somebody, and ending it, as commands of the palette. Rule A11-115.

import { useMemo } from "react";
import { people } from "../i18n/en/people.ts";
import { addWords, t } from "../i18n/t.ts";
import { usePeopleAs } from "../session/hooks.ts";
import type { Person } from "../session/session.ts";
import type { Command } from "./commands.ts";
import { follow, stopFollowing, useFollowing } from "./following.ts";

addWords({ people });

export function useFollowOffers(): readonly Command[] {
  const named = usePeopleAs(followable, haveSameNames);
  const followed = useFollowing((state) => state.followed);
  return useMemo(() => {
    const others = named.filter(({ id }) => id !== followed);
    const offers = others.map(({ id, name }) => ({
      id: `follow ${id}`,
      label: t("people.followPerson", { name }),
      run: () => follow(id),
    }));
    const stop = {
      id: "follow nobody",
      label: t("people.stopFollowing"),
      keys: "Escape",
      run: stopFollowing,
    };
    return followed === null ? offers : [stop, ...offers];
  }, [named, followed]);
}

/** Who can be followed: who has said a name. Inside an anonymous round nobody has. */
export function followable(people: readonly Person[]): readonly Person[] {
  return people.filter(({ name }) => name !== "");
}

function haveSameNames(a: readonly Person[], b: readonly Person[]): boolean {
  return (
    a.length === b.length && a.every(({ id, name }, at) => id === b[at]?.id && name === b[at]?.name)
  );
}
