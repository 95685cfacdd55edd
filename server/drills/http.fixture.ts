// Owns: the HTTP interface as drills use it: a new workshop, an act, a look at the figures. Tests and bench only.
import type { Role } from "../../shared/model/rights.ts";
import type { ActAnswer, Wish } from "../../shared/wire/acts.ts";

export interface NewWorkshop {
  readonly id: string;
  readonly tokens: Readonly<Record<Role, string>>;
}

export async function createWorkshop(origin: string, wish: object = {}): Promise<NewWorkshop> {
  const response = await fetch(`${origin}/api/workshops`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(wish),
  });
  if (response.status !== 201) throw new Error(`No workshop was made: ${response.status}`);
  const { id, links } = (await response.json()) as { id: string; links: Record<Role, string> };
  const tokens = Object.fromEntries(
    Object.entries(links).map(([role, link]) => [role, link.slice(link.indexOf("#") + 1)]),
  ) as Record<Role, string>;
  return { id, tokens };
}

/** The answer to an act; undefined when the server went away before it came. */
export async function act(
  origin: string,
  { id, tokens }: NewWorkshop,
  wish: Wish,
  requestId: string,
): Promise<ActAnswer | undefined> {
  try {
    const response = await fetch(`${origin}/api/workshops/${id}/acts`, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${tokens.facilitator}`,
        "Content-Type": "application/json",
      },
      body: JSON.stringify({ ...wish, requestId }),
    });
    return (await response.json()) as ActAnswer;
  } catch {
    // Killed while it answered: whether it happened is what the drill finds out.
    return undefined;
  }
}

/** One figure of `/metrics`, the sum over its labels; 0 where there is none yet. */
export async function figure(origin: string, name: string, labels = ""): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return text
    .split("\n")
    .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
    .filter((line) => line.includes(labels))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" ") + 1)), 0);
}
