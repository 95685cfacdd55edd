// @vitest-environment jsdom
import { renderHook, waitFor } from "@testing-library/react";
import { expect, onTestFinished, test, vi } from "vitest";
import { plainLook } from "../../lanes/look.ts";
import type { Column } from "./columns.ts";
import { createDesk, DeskProvider } from "./desk.ts";
import { useBuilding } from "./useBuilding.ts";

/** Fifteen stages of ten steps. */
const columns: readonly Column[] = Array.from({ length: 15 }, (_, at) => ({
  stageId: `stage${at}`,
  cells: Array.from({ length: 10 }, (_unused, step) => ({
    stepId: `step${at}-${step}`,
    touchpointId: "t",
    elsewhere: "",
  })),
}));

/** Stages 1,000 px wide each, of which number six begins where the region begins, behind the heads of lanes. */
function rowAtSix(heads = 0): HTMLElement {
  const region = document.createElement("section");
  region.innerHTML = `<div>${columns.map(({ stageId }) => `<i data-stage="${stageId}"></i>`).join("")}</div>`;
  const place = (element: Element, left: number, width: number): void => {
    vi.spyOn(element, "getBoundingClientRect").mockReturnValue(new DOMRect(left, 0, width, 100));
  };
  region.style.setProperty("scroll-padding-inline-start", `${heads}px`);
  document.body.append(region);
  onTestFinished(() => region.remove());
  place(region, 0, 1280);
  for (const [at, stage] of [...region.querySelectorAll("i")].entries()) {
    place(stage, (at - 6) * 1000 + heads, 1000);
  }
  return region.querySelector("div") as HTMLElement;
}

function build(row: HTMLElement | null) {
  const desk = createDesk(false, plainLook);
  const view = renderHook(
    ({ what, hasLanes }) => useBuilding(what, columns, hasLanes, { current: row }),
    {
      initialProps: { what: "j cards", hasLanes: false },
      wrapper: ({ children }) => <DeskProvider value={desk}>{children}</DeskProvider>,
    },
  );
  const built = (): readonly number[] =>
    columns.flatMap((_, at) => (view.result.current.isBuilt(at) ? [at] : []));
  return { ...view, built };
}

test("[MAP-276] a long journey is built from what is in sight on, until none of it is left out", async () => {
  const { built } = build(null);
  expect(built()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  await waitFor(() => expect(built()).toHaveLength(15));
});

test("[MAP-277] another look is built from the stage that was in sight on", async () => {
  const { built, rerender, result } = build(rowAtSix());
  await waitFor(() => expect(built()).toHaveLength(15));
  rerender({ what: "j lanes", hasLanes: true });
  expect(result.current.from).toBe(6);
  expect(built()).toEqual([4, 5, 6, 7]);
  await waitFor(() => expect(built()).toHaveLength(15));
});

test("[MAP-277] what the heads of the lanes cover is not in sight: from cards to lanes and back one is where one was", async () => {
  const { built, rerender, result } = build(rowAtSix(128));
  await waitFor(() => expect(built()).toHaveLength(15));
  rerender({ what: "j lanes", hasLanes: true });
  expect(result.current.from).toBe(6);
});
