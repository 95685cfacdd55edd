// Owns: what a picture of a workshop is asked for with: what it shows, and the workshop, words, widths and date behind it.

import type { ExportedWorkshop } from "../format/exported.ts";
import type { Measure } from "../format/scene/scene.ts";
import type { Wording } from "../format/words.ts";

/** What a picture shows. */
export type PictureOf =
  | {
      readonly kind: "journey";
      readonly id: string;
      /** Which of the parts that a walk shows, from 0 on; without it the whole. */
      readonly slide?: number;
    }
  | {
      readonly kind: "heatmap";
      readonly by: "persona" | "department";
      /** Which of the slides of a walk, from 0 on; without it the whole. */
      readonly slide?: number;
    }
  /** Of the journey with this id. */
  | { readonly kind: "blueprint"; readonly id: string }
  | { readonly kind: "process"; readonly id: string }
  /** Before and after in the journey with this id. */
  | { readonly kind: "measurement"; readonly id: string }
  /** Of the department with this id. */
  | { readonly kind: "brief"; readonly id: string };

export interface PictureSetting {
  readonly workshop: ExportedWorkshop;
  readonly wording: Wording;
  readonly measure: Measure;
  /** The date on the picture, milliseconds. */
  readonly nowMs: number;
}

/** A picture with its name among the others. */
export interface NamedPicture {
  readonly of: PictureOf;
  readonly name: string;
}

/** The workshop's title, or what stands for one. */
export function titleOf({
  workshop,
  wording,
}: Pick<PictureSetting, "workshop" | "wording">): string {
  return workshop.map.workshop.get("main")?.title || wording.say("untitledWorkshop");
}

/** The workshop and the day, in words. */
export function sourceOf(setting: Pick<PictureSetting, "workshop" | "wording" | "nowMs">): string {
  const { wording, nowMs } = setting;
  const date = new Intl.DateTimeFormat(wording.language, { dateStyle: "long" }).format(nowMs);
  return wording.say("source", { title: titleOf(setting), date });
}
