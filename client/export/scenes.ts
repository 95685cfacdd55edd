// Owns: the pictures of a workshop, made from its snapshot in the words of the language in use.

import type { PictureOf, PictureSetting } from "../../shared/export/pictureSetting.ts";
import {
  drawHeatmapOnPaper,
  drawHeatmapStrip,
  drawJourneyOnPaper,
  drawJourneyStrip,
  drawSlide,
} from "../../shared/export/pictures.ts";
import { exportedWorkshop } from "../../shared/format/exported.ts";
import { heatmapScene } from "../../shared/format/scene/heatmap.ts";
import {
  type JourneyMapWords,
  journeyCounts,
  journeyMapScene,
} from "../../shared/format/scene/journeyMap.ts";
import type { Measure, Scene } from "../../shared/format/scene/scene.ts";
import { pictures, wordingOf } from "../../shared/format/words.ts";
import { emotionCurve } from "../../shared/insight/curve.ts";
import { heatmapByDepartment, heatmapByPersona } from "../../shared/insight/heatmap.ts";
import type { MapSnapshot, RoomSnapshot } from "../../shared/model/change.ts";
import { type JourneyOutline, journeyOutline } from "../../shared/model/outline.ts";
import { type Channel, channels } from "../../shared/model/tables.ts";
import { present } from "../i18n/en/present.ts";
import { addWords, language, t } from "../i18n/t.ts";
import { channelName } from "../ui/channels.tsx";
import { feelingName } from "../ui/emotion.ts";

addWords({ present });

export interface PictureSource {
  readonly map: MapSnapshot;
  readonly room: RoomSnapshot;
  readonly measure: Measure;
  /** The server's clock, milliseconds: the date on the picture. */
  readonly nowMs: number;
}

/** A journey or the heatmap by persona on a slide of a screen of this shape; `undefined` where there is nothing to show. */
export function slideScene(
  source: PictureSource,
  of: PictureOf,
  shape: Parameters<typeof drawSlide>[2],
): Scene | undefined {
  return drawSlide(settingOf(source), of, shape);
}

/** A slide of the heatmap by persona for a small screen, `across` touchpoints beside each other; `undefined` where there is none. */
export function heatmapStripScene(
  source: PictureSource,
  slide: number,
  across: 1 | 2,
): Scene | undefined {
  return drawHeatmapStrip(settingOf(source), slide, across);
}

/** A journey, or the part that a slide has of it, for a small screen, as wide as `across` phones; `undefined` if it is gone. */
export function journeyStripScene(
  source: PictureSource,
  of: Parameters<typeof drawJourneyStrip>[1],
  across: 1 | 2,
  isClosing: boolean,
): Scene | undefined {
  return drawJourneyStrip(settingOf(source), of, across, isClosing);
}

/** A journey on the pages of a printer; none if it is gone. */
export function journeyPages(source: PictureSource, journeyId: string): readonly Scene[] {
  return drawJourneyOnPaper(settingOf(source), journeyId);
}

/** A heatmap on the pages of a printer; none where nothing has been published yet. */
export function heatmapPages(source: PictureSource, kind: HeatmapKind): readonly Scene[] {
  return drawHeatmapOnPaper(settingOf(source), kind);
}

function settingOf({ map, room, measure, nowMs }: PictureSource): PictureSetting {
  const workshop = exportedWorkshop({ map, room });
  return { workshop, wording: wordingOf(pictures, language()), measure, nowMs };
}

/** The picture of a journey, or `undefined` if the journey is gone. */
export function journeyScene(source: PictureSource, journeyId: string): Scene | undefined {
  const outline = journeyOutline(source.map, journeyId);
  if (!outline) return undefined;
  return journeyMapScene({
    outline,
    curve: emotionCurve(outline, source.room),
    departments: source.map.departments,
    words: journeyWords(source, outline),
    measure: source.measure,
  });
}

export type HeatmapKind = "persona" | "department";

/** The picture of a heatmap, or `undefined` where nothing has been published yet. */
export function feelingsScene(source: PictureSource, kind: HeatmapKind): Scene | undefined {
  const heatmap =
    kind === "persona"
      ? heatmapByPersona(source.map, source.room)
      : heatmapByDepartment(source.map, source.room);
  if (heatmap.rows.length === 0) return undefined;
  return heatmapScene({
    heatmap,
    measure: source.measure,
    words: {
      title: t("present.heatmapTitle"),
      subtitle: kind === "persona" ? t("present.byPersona") : t("present.byDepartment"),
      love: t("present.love"),
      pain: t("present.pain"),
      neutral: t("present.neutral"),
      disagreement: t("present.disagreement"),
      hidden: t("present.hidden"),
      smallGroup: t("ui.feelingSmallGroup"),
      feeling: {
        love: feelingName("love"),
        mixed: feelingName("mixed"),
        pain: feelingName("pain"),
      },
      kind: { current: t("present.heatCurrent"), ideal: t("present.heatIdeal") },
      distanceLegend: t("present.distanceLegend"),
      distanceBetter: (by) => t("present.distanceBetter", { by }),
      distanceWorse: (by) => t("present.distanceWorse", { by }),
      source: sourceWords(source),
    },
  });
}

function journeyWords(source: PictureSource, outline: JourneyOutline): JourneyMapWords {
  const counts = journeyCounts(outline);
  return {
    ideal: t("present.ideal"),
    current: t("present.current"),
    untitled: t("present.untitledPersona"),
    shouldExist: t("present.shouldExist"),
    momentOfTruth: t("present.momentOfTruth"),
    love: t("present.love"),
    pain: t("present.pain"),
    disagreement: t("present.disagreement"),
    imported: t("present.imported"),
    smallGroup: t("ui.feelingSmallGroup"),
    noSteps: t("present.noSteps"),
    emotions: t("present.emotions"),
    channel: Object.fromEntries(
      channels.map((channel) => [channel, channelName(channel)]),
    ) as Readonly<Record<Channel, string>>,
    summary: [
      t("present.steps", { count: counts.steps }),
      t("present.stages", { count: counts.stages }),
      t("present.moments", { count: counts.moments }),
    ].join(", "),
    source: sourceWords(source),
  };
}

function sourceWords({ map, nowMs }: PictureSource): string {
  const title = map.workshop.get("main")?.title || t("present.untitledWorkshop");
  const date = new Intl.DateTimeFormat(language(), { dateStyle: "long" }).format(nowMs);
  return t("present.source", { title, date });
}
