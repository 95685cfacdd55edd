// Owns: the words on pictures and in exported files, in English, and how one is filled in. They stand here and not among
// the words of the screens, since a command writes files too.

import type { Channel } from "../model/tables.ts";

export const pictures = {
  ideal: "Ideal journey",
  current: "Current journey",
  untitledPersona: "Untitled persona",
  untitledWorkshop: "Untitled workshop",
  unnamedStage: "Unnamed stage",
  stageContinued: "{{name}}, continued",
  shouldExist: "Should exist",
  momentOfTruth: "Moment of truth",
  momentLove: "Moment of truth, to be loved",
  momentPain: "Moment of truth, where it hurts",
  love: "Love",
  pain: "Pain",
  neutral: "Neither",
  disagreement: "People disagree",
  imported: "Imported, not rated here",
  hidden: "Not rated, or too few ratings",
  smallGroup: "Fewer than 5 people: a word instead of figures",
  feelingLove: "Love",
  feelingMixed: "Mixed",
  feelingPain: "Pain",
  noSteps: "No steps yet",
  laneStep: "What happens",
  laneChannel: "Channel",
  laneOwner: "Owner",
  laneBackstage: "Backstage",
  laneEmotion: "How it feels",
  steps_one: "{{count}} step",
  steps_other: "{{count}} steps",
  stages_one: "{{count}} stage",
  stages_other: "{{count}} stages",
  moments_one: "{{count}} moment of truth",
  moments_other: "{{count}} moments of truth",
  moreSteps_one: "{{count}} more step on the next page",
  moreSteps_other: "{{count}} more steps on the next page",
  moreTouchpoints_one: "{{count}} more touchpoint on the next page",
  moreTouchpoints_other: "{{count}} more touchpoints on the next page",
  page: "{{at}} of {{count}}",
  source: "{{title}} · {{date}}",
  heatmap: "Love and pain",
  byPersona: "Touchpoints by persona, what hurts most first",
  byDepartment: "Touchpoints by department, what hurts most first",
  touchpoint: "Touchpoint",
  persona: "Persona",
  journey: "Journey",
  step: "Step",
  direction: "Direction",
  toCustomer: "To the customer",
  toCompany: "To the company",
  group: "Group",
  notes: "Notes",
  mean: "Mean",
  ratingsCount: "Ratings",
  spread: "Spread",
  word: "Small group",
  kind: "Kind",
  number: "Number",
  journeysSheet: "Journeys",
  heatmapSheet: "Heatmap",
  poolSheet: "Pool",
  momentsSheet: "Moments",
  otherWordings: "Other wordings",
  usedIn: "Used in",
  overview: "Overview",
  stage: "Stage",
  momentsTitle: "Moments of truth",
  noMoments: "No moment of truth is marked yet.",
  evidence: "Evidence",
  evidenceObserved: "Observed",
  evidenceAssumed: "Assumed",
  evidenceProposed: "Proposed",
  whys: "What people said",
  thought: "What they think",
  ratings: "{{love}} love, {{pain}} pain, {{count}} ratings",
  notRated: "Not rated",
  gaps: "Gaps",
  gapsText: "Moments of truth that nobody stands behind yet",
  gapProcess: "No process",
  gapOwner: "No owner",
  gapAction: "No action",
  gapEvidence: "Not observed",
  noGaps: "Every moment of truth has a process, an owner, an action and evidence.",
  plan: "What is done about it",
  owner: "Owner",
  action: "Action",
  andMore_one: "and {{count}} more",
  andMore_other: "and {{count}} more",
  layerCustomer: "Customer",
  layerFrontstage: "Frontstage",
  layerBackstage: "Backstage",
  layerSupport: "Support",
  lineInteraction: "Line of interaction",
  lineVisibility: "Line of visibility",
  lineInternal: "Line of internal interaction",
  nodeStart: "Start",
  nodeEnd: "End",
  nodeTask: "Task",
  nodeDecision: "Decision",
  nodeWait: "Wait",
  nodeSystem: "System",
  nodeDocument: "Document",
  nodeNote: "Note",
  failPoint: "Fail point",
  waitPoint: "Wait point",
  minutes: "{{count}} min",
  handOff: "Hand-off",
  leadsBack: "Leads back",
  processSummary: "{{name}}: {{lanes}} lanes, {{nodes}} nodes, {{flows}} flows",
  untitledProcess: "Untitled process map",
  blueprint: "Service blueprint",
  dots: "Dots",
  dotsStrong: "Many",
  dotsSome: "Some",
  reason: "Why",
  speakerNotes: "Notes for the speaker",
  mattersTitle: "What matters most",
  noMatters: "Nobody has rated or marked anything yet.",
  call: "What to do",
  callMend: "Mend",
  callKeep: "Keep",
  callBuild: "Build",
  callSettle: "Settle",
  reasonMean: "rated {{mean}}",
  reasonWord: "a small group says: {{feeling}}",
  reasonJourneys_one: "in {{count}} journey",
  reasonJourneys_other: "in {{count}} journeys",
  reasonNoProcess: "no process map behind it",
  beforeAfter: "Before and after",
  before: "Before",
  after: "After",
  change: "Change",
  changeUnknown: "No figures to compare",
  changeSame: "About the same",
  changeBetter: "Better by {{by}}",
  changeWorse: "Worse by {{by}}",
  stagesCount: "Stages",
  stepsCount: "Steps",
  goesOn: "Goes on on the sheet of this number",
  moreSheets_one: "The map goes on on {{count}} more sheet",
  moreSheets_other: "The map goes on on {{count}} more sheets",
  channelInPerson: "In person",
  channelPhone: "Phone",
  channelEmail: "E-mail",
  channelWeb: "Website",
  channelApp: "App",
  channelChat: "Chat",
  channelSocial: "Social media",
  channelLetter: "Letter",
  channelEvent: "Event",
  channelPartner: "Partner",
  channelProduct: "Product",
  channelOther: "Other",
} as const;

export type PictureWords = Readonly<Record<keyof typeof pictures, string>>;

type Ending = "one" | "other";
type Stem<Key> = Key extends `${infer Start}_${Ending}` ? Start : Key;

/** The words of one language. */
export interface Wording {
  /** A BCP 47 tag. */
  readonly language: string;
  readonly say: (
    key: Stem<keyof PictureWords>,
    values?: Readonly<Record<string, string | number>>,
  ) => string;
}

/** Words to be filled in: `{{name}}` by its value, the plural by `count`. */
export function wordingOf(words: PictureWords, language: string): Wording {
  const plurals = new Intl.PluralRules(language);
  const byKey: Readonly<Record<string, string>> = words;
  return {
    language,
    say: (key, values = {}) => {
      const plural = typeof values.count === "number" ? plurals.select(values.count) : "other";
      const text = byKey[key] ?? byKey[`${key}_${plural}`] ?? byKey[`${key}_other`] ?? key;
      return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
    },
  };
}

/** A channel in words; empty for none. */
export function channelWords({ say }: Wording, channel: Channel | ""): string {
  if (channel === "") return "";
  const key =
    `channel${channel[0]?.toUpperCase()}${channel.slice(1)}` as `channel${Capitalize<Channel>}`;
  return say(key);
}
