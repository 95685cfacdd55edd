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
import { useLinks } from "./useLinks.ts";
import { Wall } from "./Wall.tsx";
import { Welcome } from "./Welcome.tsx";
import { WhoIsHere } from "./WhoIsHere.tsx";
import { WorkshopHead } from "./WorkshopHead.tsx";

addWords({ lobby });

export function LobbyRoom() {
  const runs = useMay({ act: "createLink" }).allowed;
  return (
    <div className={styles.room}>
      <WorkshopHead />
      <div className={styles.columns}>{runs ? <ForWhoRuns /> : <ForOthers />}</div>
    </div>
  );
}

function ForWhoRuns() {
  const links = useLinks();
  return (
    <>
      <div className={styles.column}>
        <NextStep />
        <LinksPanel links={links} />
      </div>
      <div className={styles.column}>
        <Wall links={links} />
        <WhoIsHere />
        <MomentGaps />
        <MapSwitch />
        <Departments />
        <Personas />
        <DeleteWorkshop />
      </div>
    </>
  );
}

function ForOthers() {
  const curates = useSession().role === "curator";
  return (
    <>
      <div className={styles.column}>
        <Welcome />
        {curates ? <Departments /> : null}
      </div>
      <div className={styles.column}>
        <WhoIsHere />
        <MomentGaps />
        {curates ? <Personas /> : null}
      </div>
    </>
  );
}
