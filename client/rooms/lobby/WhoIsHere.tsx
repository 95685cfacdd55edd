// Owns: who is in the workshop right now: how many, and the names that people gave. Inside an anonymous round only
// the number is known.

import { t } from "../../i18n/t.ts";
import { useHeadCount, usePeople, useRoom } from "../../session/hooks.ts";
import { Badge, type BadgeTone } from "../../ui/Badge.tsx";
import shared from "./LobbyRoom.module.css";
import { roleName } from "./roleName.ts";
import styles from "./WhoIsHere.module.css";

export function WhoIsHere() {
  const count = useHeadCount();
  const people = usePeople();
  const isAnonymous = useRoom(["rounds"], (room) =>
    [...room.rounds.values()].some(({ state, mode }) => state === "open" && mode === "anonymous"),
  );
  const named = isAnonymous ? [] : people.filter(({ name }) => name !== "");
  const unnamed = count - 1 - named.length;
  return (
    <section className={shared.section} aria-labelledby="who-is-here">
      <h2 id="who-is-here" className={shared.heading}>
        {t("lobby.peopleTitle")}
      </h2>
      <p className={styles.count}>{t("lobby.peopleCount", { count })}</p>
      <ul className={styles.names}>
        {named.map(({ id, name, role, color }) => (
          <li key={id}>
            <Badge tone={color as BadgeTone}>{name}</Badge>
            <span className={styles.role}>{roleName(role)}</span>
          </li>
        ))}
        {unnamed > 0 && !isAnonymous ? (
          <li className={styles.role}>{t("lobby.peopleUnnamed", { count: unnamed })}</li>
        ) : null}
      </ul>
      <p className={shared.text}>
        {isAnonymous ? t("lobby.peopleAnonymous") : t("lobby.peopleHint")}
      </p>
    </section>
  );
}
