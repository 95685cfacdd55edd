// Owns: the words and numbers of the sample workshop in the README's pictures.

interface SampleStep {
  readonly text: string;
  readonly channel: string;
  readonly department: string;
  readonly stage: string;
  readonly ratings: readonly number[];
  readonly why?: string;
  readonly moment?: "love" | "pain";
  readonly missing?: boolean;
  readonly thought?: string;
}

/** The steps of Nadia's ideal journey in order. */
export const shopSteps: readonly SampleStep[] = [
  {
    text: "Sees our advert in the tram",
    channel: "event",
    department: "Marketing",
    stage: "Become aware",
    ratings: [0, 1, 0, 1, 0, 1, 1],
  },
  {
    text: "Asks a friend whether we are to be trusted",
    channel: "inPerson",
    department: "Marketing",
    stage: "Become aware",
    ratings: [1, 1, 2, 0, 1, 1, 2],
  },
  {
    text: "Compares prices on her phone",
    channel: "web",
    department: "Web shop",
    stage: "Choose",
    ratings: [0, -1, 1, 0, 0, 1, -1],
  },
  {
    text: "Reads what other customers say",
    channel: "web",
    department: "Web shop",
    stage: "Choose",
    ratings: [1, 2, 1, 1, 2, 1, 0],
  },
  {
    text: "Has to open an account",
    channel: "app",
    department: "Web shop",
    stage: "Buy",
    ratings: [-2, -2, -1, -2, 2, -2, -1],
    why: "I only wanted to buy one present.",
  },
  {
    text: "Pays with two taps",
    channel: "app",
    department: "Payments and fraud",
    stage: "Buy",
    ratings: [2, 1, 2, 2, 1, 2, 1],
  },
  {
    text: "Gets a confirmation with a delivery day",
    channel: "email",
    department: "Logistics",
    stage: "Buy",
    ratings: [1, 1, 0, 1, 1, 2, 1],
  },
  {
    text: "Hears nothing while the parcel is late",
    channel: "email",
    department: "Logistics",
    stage: "Receive",
    ratings: [-2, -2, -2, -1, -2, -2, -2],
    moment: "pain",
    why: "Friday came, the present did not, and nobody said a word.",
    thought: "Is it lost? Whom do I even call?",
  },
  {
    text: "Is told at once when something is late",
    channel: "chat",
    department: "Customer service",
    stage: "Receive",
    ratings: [],
    missing: true,
  },
  {
    text: "Opens a box that was packed with care",
    channel: "product",
    department: "Logistics",
    stage: "Receive",
    ratings: [2, 2, 2, 1, 2, 2, 2],
    moment: "love",
    why: "The note inside made my day.",
  },
  {
    text: "Finds out how it works by a short film",
    channel: "web",
    department: "Web shop",
    stage: "Use",
    ratings: [1, 0, 1, 1, 2, 0, 1],
  },
  {
    text: "Looks for the return label",
    channel: "letter",
    department: "Logistics",
    stage: "Return or buy again",
    ratings: [-1, -2, 1, 2, -1, -2, 0],
  },
  {
    text: "Is greeted by name when she comes back",
    channel: "app",
    department: "Marketing",
    stage: "Return or buy again",
    ratings: [1, 1, 2, 1, 0, 1, 1],
  },
];

/** Touchpoints of the pool that no journey uses yet. */
export const shopExtras: readonly {
  readonly text: string;
  readonly channel: string;
  readonly department: string;
}[] = [
  { text: "Courier rings while she is out", channel: "inPerson", department: "Logistics" },
  { text: "Collects the parcel at the kiosk", channel: "partner", department: "Logistics" },
  {
    text: "Calls the hotline and waits nine minutes",
    channel: "phone",
    department: "Customer service",
  },
  { text: "Asks the chat where the parcel is", channel: "chat", department: "Customer service" },
  { text: "Card is declined without a reason", channel: "app", department: "Payments and fraud" },
  { text: "Gets a newsletter she never asked for", channel: "email", department: "Marketing" },
  { text: "Searches for a voucher code", channel: "web", department: "Web shop" },
  { text: "Forgets her password", channel: "app", department: "Web shop" },
  {
    text: "Is asked for a rating before the parcel has come",
    channel: "email",
    department: "Marketing",
  },
  { text: "Shows the present to her sister", channel: "social", department: "Marketing" },
  { text: "Writes a complaint", channel: "letter", department: "Customer service" },
  {
    text: "Gets the money back after three weeks",
    channel: "app",
    department: "Payments and fraud",
  },
  { text: "Refund is confirmed the same day", channel: "email", department: "Payments and fraud" },
  { text: "Sees a neighbour's parcel from us", channel: "product", department: "Marketing" },
  { text: "Chooses gift wrapping", channel: "app", department: "Web shop" },
];

/** What happens backstage when a parcel is late. Nodes: name, kind, lane, x, minutes, sign. */
export const shopProcess = {
  name: "A parcel is late",
  lanes: [
    ["Nadia", "customer"],
    ["Customer service", "frontstage"],
    ["Warehouse and courier", "backstage"],
    ["Tracking system", "support"],
  ],
  nodes: [
    ["Order is placed", "start", 0, 40, 0, ""],
    ["Pick and pack", "task", 2, 200, 45, ""],
    ["Hand over to the courier", "task", 2, 400, 10, ""],
    ["On time?", "decision", 2, 620, 0, ""],
    ["Scan is missing", "system", 3, 620, 0, "fail"],
    ["Wait for the courier's answer", "wait", 1, 820, 1440, "wait"],
    ["Write to the customer", "task", 1, 1040, 8, ""],
    ["Parcel arrives", "end", 0, 1272, 0, ""],
  ],
  flows: [
    [0, 1, ""],
    [1, 2, ""],
    [2, 3, ""],
    [3, 7, "yes"],
    [3, 4, "no"],
    [4, 5, ""],
    [5, 6, ""],
    [6, 7, ""],
  ],
} as const;
