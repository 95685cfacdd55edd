// Owns: who is here, as faces in the header and as a list with one's own name. Inside an anonymous round it is only
// a number. Rules SYN-42, A11-115.

import { Users } from "lucide-react";
import { people } from "../i18n/en/people.ts";
import { addWords, t } from "../i18n/t.ts";
import { useHeadCount, usePeopleAs, usePresence, useRoom } from "../session/hooks.ts";
import { personNameMax } from "../session/remembered.ts";
import type { Person } from "../session/session.ts";
import { Button } from "../ui/Button.tsx";
import { Popover } from "../ui/Popover.tsx";
import { TextField } from "../ui/TextField.tsx";
import { follow, stopFollowing, useFollowing } from "./following.ts";
import { followable } from "./followOffers.ts";
import styles from "./PeopleHere.module.css";
import { useOwnName } from "./useOwnName.ts";

addWords({ people });

const facesShown = 4;

export function PeopleHere() {
  const named = usePeopleAs(followable, haveSameFaces);
  const count = useHeadCount();
  return (
    <Popover
      label={t("shell.people", { count })}
      placement="bottom end"
      trigger={
        <Button variant="quiet" size="small" className={styles.trigger}>
          <span className={styles.faces} aria-hidden="true">
            {named.slice(0, facesShown).map((person) => (
              <Face key={person.id} person={person} />
            ))}
          </span>
          <Users aria-hidden="true" className={styles.icon} />
          <span aria-hidden="true">{count}</span>
          <span className={styles.words}>{t("shell.people", { count })}</span>
        </Button>
      }
    >
      <PeopleList named={named} count={count} />
    </Popover>
  );
}

function haveSameFaces(a: readonly Person[], b: readonly Person[]): boolean {
  const isSame = (one: Person, other: Person | undefined): boolean =>
    one.id === other?.id &&
    one.name === other.name &&
    one.color === other.color &&
    one.role === other.role &&
    one.following === other.following;
  return a.length === b.length && a.every((person, at) => isSame(person, b[at]));
}

function PeopleList({
  named,
  count,
}: {
  readonly named: readonly Person[];
  readonly count: number;
}) {
  const isAnonymous = useRoom(["rounds"], (room) =>
    [...room.rounds.values()].some((round) => round.state === "open" && round.mode === "anonymous"),
  );
  const ownId = usePresence().ownId();
  const unnamed = count - 1 - named.length;
  return (
    <div className={styles.panel}>
      <p className={styles.count}>{t("shell.people", { count })}</p>
      {isAnonymous ? (
        <p className={styles.note}>{t("people.peopleAnonymous")}</p>
      ) : (
        <ul className={styles.list}>
          {named.map((person) => (
            <li key={person.id} className={styles.row}>
              <Face person={person} />
              <span className={styles.who}>
                <span className={styles.name}>{person.name}</span>
                <span className={styles.note}>
                  {roleWords(person.role)}
                  {person.following === ownId ? ` · ${t("people.followsYou")}` : null}
                </span>
              </span>
              <FollowButton person={person} />
            </li>
          ))}
          {unnamed > 0 ? (
            <li className={styles.note}>
              {named.length === 0
                ? t("people.peopleNamed")
                : t("people.unnamedMore", { count: unnamed })}
            </li>
          ) : null}
        </ul>
      )}
      <OwnName />
    </div>
  );
}

function FollowButton({ person: { id, name } }: { readonly person: Person }) {
  const isFollowing = useFollowing((state) => state.followed === id);
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={isFollowing ? t("people.stopFollowing") : t("people.followPerson", { name })}
      onPress={() => (isFollowing ? stopFollowing() : follow(id))}
    >
      {isFollowing ? t("people.stopFollowing") : t("people.follow")}
    </Button>
  );
}

function OwnName() {
  const { name, rename } = useOwnName();
  return (
    <TextField
      label={t("people.yourName")}
      description={t("people.yourNameHint")}
      value={name}
      onChange={rename}
      maxLength={personNameMax}
      autoComplete="nickname"
    />
  );
}

function Face({ person }: { readonly person: Person }) {
  const initials = [...person.name.trim()].slice(0, 1).join("").toLocaleUpperCase();
  return (
    <span
      className={styles.face}
      style={{ background: `var(--cat-${person.color})` }}
      aria-hidden="true"
    >
      {initials}
    </span>
  );
}

function roleWords(role: Person["role"]): string {
  const words = {
    facilitator: t("people.roleFacilitator"),
    curator: t("people.roleCurator"),
    contributor: t("people.roleContributor"),
    viewer: t("people.roleViewer"),
  };
  return words[role];
}
