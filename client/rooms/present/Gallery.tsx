// Owns: the overview of what can be shown and taken along: each journey and heatmap as its picture, the whole
// workshop and the pool as files.

import { Download, Drama, FileJson, Image, Play, Sheet } from "lucide-react";
import { useCallback } from "react";
import type { Scene } from "../../../shared/format/scene/scene.ts";
import { journeysInOrder } from "../../../shared/model/outline.ts";
import type { Journey, Persona } from "../../../shared/model/tables.ts";
import { useRoomLocation } from "../../app/routes.ts";
import {
  feelingsScene,
  type HeatmapKind,
  heatmapPages,
  journeyPages,
  journeyScene,
  type PictureSource,
} from "../../export/scenes.ts";
import { isolated, t } from "../../i18n/t.ts";
import { useMap, useRow, useSession } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { SceneView } from "../../ui/SceneView.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useTheme } from "../../ui/theme.ts";
import { Briefs } from "./Briefs.tsx";
import { ExportDoor } from "./ExportDoor.tsx";
import styles from "./Gallery.module.css";
import { Highlights } from "./Highlights.tsx";
import { type Exports, type PictureFormat, useExport } from "./useExport.ts";
import { usePicture } from "./usePictures.ts";
import { acting } from "./useWalk.ts";

export function Gallery() {
  const { go } = useRoomLocation();
  const exports = useExport();
  const { role } = useSession();
  const isGuest = role === "viewer";
  const mayLead = role === "facilitator" || role === "curator";
  const title = useMap(["workshop"], (map) => map.workshop.get("main")?.title ?? "");
  const journeys = useMap(["journeys", "personas", "steps"], (map) => {
    const used = new Set([...map.steps.values()].map((step) => step.journeyId));
    return journeysInOrder(map).filter((journey) => used.has(journey.id));
  });
  return (
    <div className={styles.room}>
      <div className={styles.head}>
        <h1 className={styles.title}>{isGuest && title ? title : t("present.title")}</h1>
        <p className={styles.introduction}>
          {t(isGuest ? "present.introductionForGuests" : "present.introduction")}
        </p>
        <div className={styles.actions}>
          <WalkDoor journeys={journeys} onWalk={(journeyId) => go("present", journeyId)} />
          <ExportDoor />
        </div>
      </div>
      <Highlights />
      {journeys.length === 0 ? (
        <EmptyState
          title={t("present.noJourneysTitle")}
          text={t("present.noJourneysText")}
          actions={
            <Button variant="primary" onPress={() => go("journeys")}>
              {t("present.toJourneys")}
            </Button>
          }
        />
      ) : (
        journeys.map((journey) => (
          <JourneyPicture
            key={journey.id}
            journey={journey}
            exports={exports}
            onWalk={() => go("present", journey.id)}
            onAct={mayLead ? () => go("present", journey.id, "opening", acting) : null}
          />
        ))
      )}
      <HeatmapPicture kind="persona" exports={exports} />
      <HeatmapPicture kind="department" exports={exports} />
      <Briefs />
      <Files exports={exports} />
    </div>
  );
}

interface WalkDoorProps {
  readonly journeys: readonly Journey[];
  readonly onWalk: (journeyId: string) => void;
}

/** The walk is what one comes for: it is not to be looked for below the first picture. */
function WalkDoor({ journeys, onWalk }: WalkDoorProps) {
  const personas = useMap(["personas"], (map) => map.personas);
  const [first] = journeys;
  if (!first) return null;
  const button = { variant: "primary", icon: <Play /> } as const;
  if (journeys.length === 1) {
    return (
      <Button {...button} onPress={() => onWalk(first.id)}>
        {t("present.walkAny")}
      </Button>
    );
  }
  return (
    <Menu
      label={t("present.walkAny")}
      trigger={<Button {...button}>{t("present.walkAny")}</Button>}
      items={journeys.map((journey) => ({
        id: journey.id,
        label: namesOf(journey, personas.get(journey.personaId)).map(isolated).join(" · "),
      }))}
      onAction={onWalk}
    />
  );
}

function namesOf(journey: Journey, persona: Persona | undefined): readonly string[] {
  const kind = journey.kind === "ideal" ? t("present.ideal") : t("present.current");
  return [persona?.name || t("present.untitledPersona"), kind, journey.name].filter(Boolean);
}

function JourneyPicture({
  journey,
  exports,
  onWalk,
  onAct,
}: {
  readonly journey: Journey;
  readonly exports: Exports;
  readonly onWalk: () => void;
  /** `null` for those who lead nobody. */
  readonly onAct: (() => void) | null;
}) {
  const persona = useRow("personas", journey.personaId);
  const isOnPaper = useTheme((theme) => theme.isOnPaper);
  const make = useCallback(
    (source: PictureSource) =>
      isOnPaper
        ? journeyPages(source, journey.id)
        : [journeyScene(source, journey.id)].filter((scene) => scene !== undefined),
    [journey.id, isOnPaper],
  );
  const scenes = usePicture(make);
  const names = namesOf(journey, persona);
  const name = names.map(isolated).join(" · ");
  return (
    <Picture
      heading={name}
      scenes={scenes ?? []}
      names={names}
      exports={exports}
      actions={
        <>
          {onAct ? (
            <Button icon={<Drama />} onPress={onAct} aria-label={t("present.actOf", { name })}>
              {t("present.act")}
            </Button>
          ) : null}
          <Button icon={<Play />} onPress={onWalk} aria-label={t("present.walkOf", { name })}>
            {t("present.walk")}
          </Button>
        </>
      }
    />
  );
}

function HeatmapPicture({
  kind,
  exports,
}: {
  readonly kind: HeatmapKind;
  readonly exports: Exports;
}) {
  const isOnPaper = useTheme((theme) => theme.isOnPaper);
  const make = useCallback(
    (source: PictureSource) =>
      isOnPaper
        ? heatmapPages(source, kind)
        : [feelingsScene(source, kind)].filter((scene) => scene !== undefined),
    [kind, isOnPaper],
  );
  const scenes = usePicture(make);
  if (!scenes || scenes.length === 0) return null;
  const name =
    kind === "persona" ? t("present.heatmapByPersona") : t("present.heatmapByDepartment");
  return <Picture heading={name} scenes={scenes} names={[name]} exports={exports} />;
}

interface PictureProps {
  readonly heading: string;
  /** One on a screen; none while it is being drawn. */
  readonly scenes: readonly Scene[];
  readonly names: readonly string[];
  readonly exports: Exports;
  readonly actions?: React.ReactNode;
}

function Picture({ heading, scenes, names, exports, actions }: PictureProps) {
  const [scene] = scenes;
  const take = (format: PictureFormat): void => {
    if (scene) exports.picture(scene, names, format);
  };
  return (
    <section className={styles.picture} aria-label={heading}>
      <div className={styles.bar}>
        <h2 className={styles.heading}>{heading}</h2>
        <div className={styles.actions}>
          {actions}
          <Menu
            label={t("present.exportOf", { name: heading })}
            trigger={
              <Button
                icon={<Download />}
                isPending={exports.isBusy}
                aria-label={t("present.exportOf", { name: heading })}
              >
                {t("present.exportShort")}
              </Button>
            }
            items={[
              { id: "svg", label: t("present.svg"), icon: <Image /> },
              { id: "png", label: t("present.png"), icon: <Image /> },
            ]}
            onAction={take}
          />
        </div>
      </div>
      <section
        className={styles.frame}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        // What is wider than the screen is then seen from its beginning.
        dir={scene?.isMirrored ? "rtl" : undefined}
        aria-label={t("present.picture", { name: heading })}
      >
        {scene ? null : <Skeleton height="20rem" />}
        {scenes.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pages have no identity but their place
          <SceneView key={at} scene={one} className={styles.scene} isFitted />
        ))}
      </section>
    </section>
  );
}

function Files({ exports }: { readonly exports: Exports }) {
  return (
    <div className={styles.files}>
      <section className={styles.file} aria-label={t("present.wholeWorkshop")}>
        <h2 className={styles.heading}>{t("present.wholeWorkshop")}</h2>
        <p>{t("present.wholeText")}</p>
        <Button icon={<FileJson />} onPress={exports.workshop}>
          {t("present.json")}
        </Button>
      </section>
      <section className={styles.file} aria-label={t("present.pool")}>
        <h2 className={styles.heading}>{t("present.pool")}</h2>
        <p>{t("present.poolText")}</p>
        <Button icon={<Sheet />} onPress={exports.pool}>
          {t("present.csv")}
        </Button>
      </section>
    </div>
  );
}
