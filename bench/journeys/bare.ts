// Owns: the same journey as plain elements, without React, document or connection: what a browser needs at the least for each act.
// Bundled into a text for a page of its own.

interface Exported {
  readonly map: {
    readonly personas: Record<string, { readonly name: string }>;
    readonly stages: Record<string, { readonly journeyId: string; readonly name: string }>;
    readonly touchpoints: Record<string, Record<string, string>>;
    readonly steps: Record<string, Step>;
  };
}

interface Step {
  readonly journeyId: string;
  readonly touchpointId: string;
  readonly slot: readonly [string, string];
  readonly thought?: string;
}

const { map }: Exported = await (await fetch("/file.json")).json();
const lanes = ["channel", "direction", "thought", "feeling", "department", "evidence", "backstage"];
document.body.innerHTML = `<style>
  body { margin: 0; height: 100vh; display: flex; font: 16px/22px sans-serif; background: Canvas; color: CanvasText; color-scheme: light dark; }
  aside { flex: none; width: 300px; overflow: auto; } main { flex: 1; min-width: 0; overflow: auto; }
  nav { position: fixed; z-index: 2; bottom: 0; left: 320px; } #row { display: flex; gap: 24px; padding: 24px; }
  section { flex: none; width: 248px; position: relative; } h3 { position: sticky; top: 0; background: Canvas; margin: 0; height: 56px; }
  .card { position: relative; box-sizing: border-box; margin-bottom: 12px; padding: 16px; border: 1px solid #999; border-radius: 8px; background: Canvas; }
  .lanes section { width: max-content; } .lanes .cards, ul { display: flex; gap: 12px; margin: 0; padding: 0; }
  .lanes .card, li { flex: none; box-sizing: border-box; width: 200px; height: 140px; overflow: hidden; list-style: none; font-size: 14px; }
  ul { display: none; border-top: 1px solid #999; } .lanes ul { display: flex; } li { height: 44px; } .card.on { outline: 3px solid Highlight; }
  #fly { position: fixed; z-index: 3; left: 0; top: 0; width: 240px; padding: 16px; background: Canvas; border: 2px solid; pointer-events: none; }
  .behind::before { content: ""; position: absolute; left: 0; right: 0; top: -8px; height: 4px; background: Highlight; }
  ${lanes.map((lane) => `.no-${lane} ul[data-lane=${lane}] { display: none; }`).join(" ")}
</style><nav>${["cards", "lanes", "current", "ideal", "compare", "other"].map((id) => `<button id="${id}">${id}</button>`).join("")}
<input type="checkbox" id="lane" /><textarea id="field"></textarea></nav>
<aside><input id="search" /><div id="pool"></div></aside><main><div id="row"></div></main>`;
const at = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const row = at("row");

function rowsOf(journeyId: string): [string, Step][] {
  return Object.entries(map.steps).filter(([, step]) => step.journeyId === journeyId);
}

function show(journeyId: string): void {
  const own = rowsOf(journeyId).sort(([, a], [, b]) => (a.slot[1] < b.slot[1] ? -1 : 1));
  row.innerHTML = Object.entries(map.stages)
    .filter(([, stage]) => stage.journeyId === journeyId)
    .map(([id, { name }]) => {
      const steps = own.filter(([, step]) => step.slot[0] === id);
      const text = (step: Step, lane: string): string =>
        map.touchpoints[step.touchpointId]?.[lane] ??
        (step as unknown as Record<string, string>)[lane] ??
        "–";
      const cards = steps.map(
        ([stepId, step]) =>
          `<div class="card" tabindex="-1" data-step="${stepId}" data-touchpoint="${step.touchpointId}">${text(step, "text")}</div>`,
      );
      const below = lanes.map(
        (lane) =>
          `<ul data-lane="${lane}">${steps.map(([, step]) => `<li>${text(step, lane)}</li>`).join("")}</ul>`,
      );
      return `<section><h3>${name}</h3><div class="cards">${cards.join("")}</div>${below.join("")}</section>`;
    })
    .join("");
}

function compare(): void {
  const sides = ["ideal", "current"].map((id) => rowsOf(id).map(([, step]) => step.touchpointId));
  row.innerHTML = `<table>${(sides[0] ?? [])
    .map((id, i) => {
      const other = sides[1]?.[i] ?? "";
      const mark = id === other ? "=" : "moved";
      return `<tr><td>${map.touchpoints[id]?.text}<td>${mark}<td>${map.touchpoints[other]?.text}`;
    })
    .join("")}</table>`;
}

function search(): void {
  const query = at<HTMLInputElement>("search").value.toLowerCase();
  const found = Object.values(map.touchpoints).filter(({ text = "" }) =>
    text.toLowerCase().includes(query),
  );
  at("pool").innerHTML = found
    .slice(0, 16)
    .map(({ text }) => `<div class="card">${text}</div>`)
    .join("");
}

at("cards").onclick = () => row.classList.remove("lanes");
at("lanes").onclick = () => row.classList.add("lanes");
at("lane").onclick = () => row.classList.toggle("no-thought");
for (const id of ["current", "ideal", "other"]) at(id).onclick = () => show(id);
at("compare").onclick = compare;
at("search").oninput = search;

let carried: HTMLElement | null = null;
row.onkeydown = ({ key }) => {
  const card = document.activeElement as HTMLElement;
  if (key === "Enter") carried = carried ? null : card;
  const on = document.querySelector(".behind");
  on?.classList.remove("behind");
  const next = on?.nextElementSibling ?? card.nextElementSibling;
  if (carried && key === "ArrowDown") next?.classList.add("behind");
  else if (key === "Enter" && !carried && on) on.before(card);
  card.focus();
};
const fly = document.createElement("div");
fly.id = "fly";
let boxes: readonly (readonly [Element, DOMRect])[] = [];
addEventListener("pointerdown", ({ target }) => {
  document.querySelector(".on")?.classList.remove("on");
  const card = (target as Element).closest<HTMLElement>("[data-step]");
  if (!card) return;
  card.classList.add("on");
  boxes = [...row.querySelectorAll("[data-step]")].map((one) => [one, one.getBoundingClientRect()]);
  fly.textContent = card.textContent;
});
addEventListener("pointermove", ({ clientX: x, clientY: y, buttons }) => {
  if (buttons === 0 || boxes.length === 0) return;
  document.body.append(fly);
  fly.style.transform = `translate(${x}px, ${y}px)`;
  const over = boxes.find(
    ([, box]) => x > box.left && x < box.right && y > box.top && y < box.bottom,
  );
  document.querySelector(".behind")?.classList.remove("behind");
  over?.[0].classList.add("behind");
});
addEventListener("pointerup", () => {
  fly.remove();
  boxes = [];
});

show("current");
search();

Object.assign(window, {
  /** What a change from elsewhere comes to. */
  reword: (touchpointId: string, text: string) => {
    for (const card of row.querySelectorAll(`[data-touchpoint="${touchpointId}"]`))
      card.textContent = text;
  },
});

export {};
