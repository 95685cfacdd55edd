// The moments of truth of the workshop with all that they lack, counted and to be taken along; and the steps that might be
// moments, with the reasons. Rules MAP-87, STA-5.
import { FileSpreadsheet, Heart, Zap } from "lucide-react";
import { useLocation, useSearch } from "wouter";
import { gapsToCsv } from "../../../shared/format/gapCsv.ts";
import {
  type Candidate,
  momentCandidates,
  scoredMoments,
} from "../../../shared/insight/moments.ts";
import { gapCounts, gapKinds } from "../../../shared/model/gap.ts";
import { setMomentOfTruth } from "../../../shared/model/step.ts";
import { roomPath, useRoomLocation } from "../../app/routes.ts";
import { download, fileNameOf } from "../../export/download.ts";
import { t } from "../../i18n/t.ts";
import { useEdit, useMap, useMay, useRoom, useSession } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { toast } from "../../ui/toasts.ts";
import gapStyles from "./GapItem.module.css";
import { journeyWords } from "./journeyWords.ts";
import styles from "./MomentItem.module.css";
import { MomentItem } from "./MomentItem.tsx";
import { reasonWords } from "./momentWords.ts";
import overview from "./Overview.module.css";

export function Moments() {
  const map = useMap(momentTables, (all) => all);
  const room = useRoom(["rounds", "tallies"], (all) => all);
  const sought = new URLSearchParams(useSearch()).get("step");
  const moments = scoredMoments(map, room);
  return (
    <section className={overview.column} aria-labelledby="backstage-gaps">
      <div className={overview.sectionHead}>
        <h2 id="backstage-gaps" className={overview.heading}>
          {t("backstage.moments")}
        </h2>
        {moments.length > 0 ? <ExportGaps /> : null}
      </div>
      {moments.length === 0 ? <NoMoments /> : <Counts />}
      <ul className={overview.list}>
        {moments.map((moment) => (
          <MomentItem key={moment.step.id} moment={moment} isSought={moment.step.id === sought} />
        ))}
      </ul>
      <Candidates candidates={momentCandidates(map, room)} />
    </section>
  );
}

function NoMoments() {
  const [, navigate] = useLocation();
  const { workshopId } = useRoomLocation();
  return (
    <EmptyState
      isInSection
      title={t("backstage.noMomentsTitle")}
      text={t("backstage.noMomentsText")}
      actions={
        <Button onPress={() => navigate(roomPath(workshopId, "journeys"))}>
          {t("backstage.toJourneys")}
        </Button>
      }
    />
  );
}

function Counts() {
  const counts = useMap(momentTables, gapCounts, (a, b) => JSON.stringify(a) === JSON.stringify(b));
  if (counts.incomplete === 0) {
    return (
      <p className={overview.covered}>{t("backstage.allCovered", { count: counts.moments })}</p>
    );
  }
  return (
    <p className={styles.counts}>
      <span>{t("backstage.incomplete", { count: counts.incomplete, all: counts.moments })}</span>
      {gapKinds
        .filter((kind) => counts.byKind[kind] > 0)
        .map((kind) => (
          <span key={kind}>{t(countWords[kind], { count: counts.byKind[kind] })}</span>
        ))}
    </p>
  );
}

const countWords = {
  process: "backstage.withoutProcess",
  owner: "backstage.withoutOwner",
  action: "backstage.withoutAction",
  evidence: "backstage.withoutEvidence",
} as const;

function ExportGaps() {
  const { map, room } = useSession();
  const take = (): void => {
    const csv = gapsToCsv(map.tables, scoredMoments(map.tables, room.tables));
    const title = map.tables.workshop.get("main")?.title ?? "";
    const file = fileNameOf([title, t("backstage.gapFile")], "csv");
    download(file, new Blob([csv], { type: "text/csv;charset=utf-8" }));
    toast(t("backstage.exported", { file }), { tone: "positive" });
  };
  return (
    <Button size="small" icon={<FileSpreadsheet />} onPress={take}>
      {t("backstage.exportGaps")}
    </Button>
  );
}

function Candidates({ candidates }: { readonly candidates: readonly Candidate[] }) {
  const { allowed } = useMay({ write: "map" });
  const edit = useEdit();
  if (candidates.length === 0) return null;
  const mark = (stepId: string, momentOfTruth: "love" | "pain"): void => {
    const result = edit(t("backstage.undoMark"), (map) =>
      setMomentOfTruth(map, { ids: [stepId], momentOfTruth }),
    );
    if (!result.ok) toast(result.error.message, { tone: "caution" });
  };
  return (
    <section className={overview.column} aria-labelledby="backstage-candidates">
      <h3 id="backstage-candidates" className={overview.heading}>
        {t("backstage.candidates")}
      </h3>
      <p className={overview.detail}>{t("backstage.candidatesText")}</p>
      <ul className={overview.list}>
        {candidates.slice(0, shownCandidates).map((candidate) => (
          <li key={candidate.step.id} className={gapStyles.gap}>
            <div>
              <p className={gapStyles.text} dir="auto">
                {candidate.touchpoint.text}
              </p>
              <p className={gapStyles.journey}>{journeyWords(candidate)}</p>
              <ul className={styles.reasons}>
                {candidate.reasons.map((reason) => (
                  <li key={reason.kind}>{reasonWords(reason)}</li>
                ))}
              </ul>
            </div>
            {allowed ? (
              <div className={gapStyles.ways}>
                <Button size="small" icon={<Zap />} onPress={() => mark(candidate.step.id, "pain")}>
                  {t("backstage.markPain")}
                </Button>
                <Button
                  size="small"
                  icon={<Heart />}
                  onPress={() => mark(candidate.step.id, "love")}
                >
                  {t("backstage.markLove")}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

const shownCandidates = 12;
const momentTables = [
  "steps",
  "stages",
  "journeys",
  "personas",
  "touchpoints",
  "departments",
  "processes",
  "processLinks",
] as const;
