// Owns: the lobby: what the workshop is about, who is here, the ways in, and what comes next. Those who run it find
// the links and settings, all others a welcome. Rules ACC-30, ACC-34, ACC-35, ACC-50, A11-43.

import { lobby } from "../../i18n/en/lobby.ts";
import { addWords } from "../../i18n/t.ts";
import { useMay, useSession } from "../../session/hooks.ts";
import { DeleteWorkshop } from "./DeleteWorkshop.tsx";
import { Departments } from "./Departments.tsx";
import { LinksPanel } from "./LinksPanel.tsx";
import styles from "./LobbyRoom.module.css";
import { MapSwitch } from "./MapSwitch.tsx";
import { MomentGaps } from "./MomentGaps.tsx";
import { NextStep } from "./NextStep.tsx";
import { Personas } from "./Personas.tsx";
import { Wall } from "./Wall.tsx";
import { Welcome } from "./Welcome.tsx";
import { WhoIsHere } from "./WhoIsHere.tsx";
import { WorkshopHead } from "./WorkshopHead.tsx";

addWords({ lobby });

export function LobbyRoom() {
  const { role } = useSession();
  const runs = useMay({ act: "createLink" }).allowed;
  const curates = role === "curator";
  return (
    <div className={styles.room}>
      <WorkshopHead />
      <div className={styles.columns}>
        <div className={styles.column}>
          {runs ? <NextStep /> : <Welcome />}
          {runs ? <LinksPanel /> : null}
          {curates ? <Departments /> : null}
        </div>
        <div className={styles.column}>
          {runs ? <Wall /> : null}
          <WhoIsHere />
          <MomentGaps />
          {runs ? <MapSwitch /> : null}
          {runs ? <Departments /> : null}
          {runs || curates ? <Personas /> : null}
          {runs ? <DeleteWorkshop /> : null}
        </div>
      </div>
    </div>
  );
}
