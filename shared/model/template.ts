// Owns: what a workshop starts with: departments, personas, guiding question, stages of an ideal journey
// for each persona, by template.

import { newId } from "../kit/ids.ts";
import { ordersBetween } from "../kit/order.ts";
import type { Chance } from "../kit/outside.ts";
import type { MapChange } from "./change.ts";
import { workshopRecord } from "./tables.ts";

export const templateNames = [
  "empty",
  "onlineShop",
  "bankBranch",
  "hospitalVisit",
  "softwareOnboarding",
] as const;
export type TemplateName = (typeof templateNames)[number];

interface Template {
  readonly title: string;
  readonly question: string;
  readonly departments: readonly string[];
  readonly personas: readonly {
    readonly name: string;
    readonly segment: string;
    readonly goal: string;
    readonly quote: string;
  }[];
  readonly stages: readonly string[];
}

/** The guiding question of a template, for its card in the lobby. */
export function templateOf(name: TemplateName): Template {
  return templates[name];
}

/**
 * The records that a new workshop starts with. An empty `title` takes the template's. Each persona gets an
 * ideal journey with the template's stages.
 */
export function templateToChanges(name: TemplateName, title: string, chance: Chance): MapChange[] {
  const template = templates[name];
  const changes: MapChange[] = [
    {
      op: "create",
      table: "workshop",
      id: workshopRecord,
      values: { title: title || template.title, question: template.question },
    },
  ];
  template.departments.forEach((department, index) => {
    const values = { name: department, color: (index % 8) + 1 };
    changes.push({ op: "create", table: "departments", id: newId(chance), values });
  });
  template.personas.forEach((persona, index) => {
    const personaId = newId(chance);
    const journeyId = newId(chance);
    const orders = ordersBetween(null, null, template.stages.length, chance);
    changes.push(
      { op: "create", table: "personas", id: personaId, values: { ...persona, color: index + 1 } },
      {
        op: "create",
        table: "journeys",
        id: journeyId,
        values: { personaId, kind: "ideal", name: "" },
      },
      ...template.stages.map((stage, at): MapChange => {
        const values = { journeyId, name: stage, order: orders[at] as string };
        return { op: "create", table: "stages", id: newId(chance), values };
      }),
    );
  });
  return changes;
}

const templates: Readonly<Record<TemplateName, Template>> = {
  empty: { title: "Untitled workshop", question: "", departments: [], personas: [], stages: [] },
  onlineShop: {
    title: "Online shop",
    question: "What does a customer go through from first thinking of us to buying again?",
    departments: ["Marketing", "Web shop", "Logistics", "Customer service", "Payments and fraud"],
    personas: [
      {
        name: "Nadia",
        segment: "First-time buyer, on her phone",
        goal: "Find a present that arrives by Friday, without opening an account",
        quote: "If I have to ask where my parcel is, something went wrong.",
      },
      {
        name: "Martin",
        segment: "Regular customer, orders every month",
        goal: "Reorder in two minutes and send things back without a fight",
        quote: "You know me. Why do I have to type all that again?",
      },
    ],
    stages: ["Become aware", "Choose", "Buy", "Receive", "Use", "Return or buy again"],
  },
  bankBranch: {
    title: "Bank branch",
    question: "Where do people feel looked after by us, and where do they feel processed?",
    departments: [
      "Branch",
      "Advisers",
      "Back office",
      "Contact centre",
      "Online banking",
      "Compliance",
    ],
    personas: [
      {
        name: "Elif",
        segment: "Young couple, buying a first flat",
        goal: "A clear answer on a mortgage within the week",
        quote: "I have sent you the same payslips three times.",
      },
      {
        name: "Werner",
        segment: "Retired, prefers to talk to somebody",
        goal: "Settle his affairs with a person he knows by name",
        quote: "I like coming in. I don't like being sent to a machine.",
      },
    ],
    stages: [
      "Have a need",
      "Inform oneself",
      "First talk",
      "Decide and sign",
      "Wait",
      "Live with it",
    ],
  },
  hospitalVisit: {
    title: "Hospital visit",
    question:
      "What does a patient live through between the first phone call and being well at home?",
    departments: [
      "Admission",
      "Nursing",
      "Doctors",
      "Radiology",
      "Kitchen and cleaning",
      "Discharge team",
    ],
    personas: [
      {
        name: "Rosa",
        segment: "Planned knee operation, lives alone",
        goal: "Know what happens next, and be walking in three weeks",
        quote: "Everyone was kind. Nobody told me how long it would take.",
      },
      {
        name: "Tom and Ben",
        segment: "Father with a small child, in an emergency",
        goal: "Have somebody look at Ben, soon, and say that he will be fine",
        quote: "We waited two hours in front of a closed door.",
      },
    ],
    stages: [
      "Before coming",
      "Arrive",
      "Examination",
      "Treatment",
      "On the ward",
      "Go home",
      "Recover",
    ],
  },
  softwareOnboarding: {
    title: "Software onboarding",
    question:
      "What makes a new team productive with us in its first month, and what makes it give up?",
    departments: ["Sales", "Customer success", "Product", "Support", "Documentation", "Billing"],
    personas: [
      {
        name: "Ines",
        segment: "Team lead who chose the product",
        goal: "Show her boss a result within thirty days",
        quote: "I sold this to my team. Don't let me look foolish.",
      },
      {
        name: "Jonas",
        segment: "Team member who has to use it",
        goal: "Do his work as fast as with the old tool",
        quote: "One more thing to learn. What was wrong with the spreadsheet?",
      },
    ],
    stages: [
      "Evaluate",
      "Sign up",
      "Set up",
      "First result",
      "Daily use",
      "Invite others",
      "Renew",
    ],
  },
};
