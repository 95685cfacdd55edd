// Owns: the personas as the lobby lists them. They are made and edited in the room Journeys.

import { Link } from "wouter";
import { compareNames } from "../../../shared/kit/names.ts";
import { roomPath, useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import { type Category, Shape, shapeOf } from "../../ui/Shape.tsx";
import shared from "./LobbyRoom.module.css";
import styles from "./Personas.module.css";

export function Personas() {
  const personas = useMap(["personas"], (map) => [...map.personas.values()].sort(compareNames));
  const { workshopId } = useRoomLocation();
  return (
    <section className={shared.section} aria-labelledby="personas">
      <h2 id="personas" className={shared.heading}>
        {t("lobby.personasTitle")}
      </h2>
      {personas.length === 0 ? <p className={shared.text}>{t("lobby.personasNone")}</p> : null}
      <ul className={styles.list}>
        {personas.map(({ id, name, segment, goal, color }) => (
          <li key={id} className={styles.persona}>
            <span className={styles.sign} style={{ color: `var(--cat-${color ?? 8})` }}>
              <Shape name={shapeOf((color ?? 8) as Category)} />
            </span>
            <p>
              <strong dir="auto">{name}</strong>
              {segment === "" ? null : (
                <span className={styles.segment} dir="auto">
                  {segment}
                </span>
              )}
              {goal === "" ? null : (
                <span className={styles.goal} dir="auto">
                  {goal}
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
      <p>
        <Link href={roomPath(workshopId, "journeys")}>{t("lobby.personasEdit")}</Link>
      </p>
    </section>
  );
}
