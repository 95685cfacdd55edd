// Owns: where this room is in the address, and the ways to other rooms.

import { type MouseEvent, useCallback, useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import { roomPath } from "../../app/routes.ts";
import { useSession } from "../../session/hooks.ts";

export interface Way {
  /** The journey that the address names, or empty. */
  readonly journeyId: string;
  /** The persona whose journeys the address lays side by side, or empty. */
  readonly comparing: string;
  /** The step that the address points at, or empty. */
  readonly stepId: string;
  /** Goes to a journey, or, without one, to the room. */
  readonly open: (journeyId?: string) => void;
  /** Lays the journeys of a persona side by side. */
  readonly compare: (personaId: string) => void;
  /** The address of a journey, at one of its steps. */
  readonly linkTo: (journeyId: string, stepId: string) => string;
  /** The address of the process map behind a step. */
  readonly backstageOf: (stepId: string) => string;
  readonly follow: (link: string) => void;
  /** Follows a link from a step of a journey; the way back leads to the step. Rules MAP-393, MAP-413. */
  readonly followFrom: (journeyId: string, stepId: string, link: string) => void;
}

/** No id: those that are made are longer. */
const comparePart = "compare";

/** Where one is, and the ways from here. */
export function useWay(): Way {
  const { id } = useSession();
  const [path, navigate] = useLocation();
  const search = useSearch();
  return useMemo(() => {
    const [, , , , first = "", second = ""] = path.split("/");
    const isComparing = first === comparePart;
    return {
      journeyId: isComparing ? "" : first,
      comparing: isComparing ? second : "",
      stepId: new URLSearchParams(search).get("step") ?? "",
      open: (target) => navigate(roomPath(id, "journeys", ...(target ? [target] : []))),
      compare: (personaId) => navigate(roomPath(id, "journeys", comparePart, personaId)),
      linkTo: (target, stepId) => stepPath(id, target, stepId),
      backstageOf: (stepId) => backstagePath(id, stepId),
      follow: (link) => navigate(link),
      followFrom: (journey, stepId, link) => {
        navigate(stepPath(id, journey, stepId), { replace: true });
        navigate(link);
      },
    };
  }, [path, search, id, navigate]);
}

/** The address of a journey of a workshop, at one of its steps. */
export function stepPath(workshopId: string, journeyId: string, stepId: string): string {
  return withStep(roomPath(workshopId, "journeys", journeyId), stepId);
}

/** The address of the process map behind a step. */
export function backstagePath(workshopId: string, stepId: string): string {
  return withStep(roomPath(workshopId, "backstage"), stepId);
}

/**
 * Goes where a plain link goes that was pressed below the element that listens with it. For links without number: one that knows
 * where it is costs as much as a card, and leaving a thousand of them takes a second. Rule MAP-295. Where the links are about the
 * steps of one journey, the way back leads to the step. Rule MAP-393.
 */
export function useLinksBelow(journeyId?: string): (event: MouseEvent) => void {
  const { id } = useSession();
  const [, navigate] = useLocation();
  return useCallback(
    (event) => {
      const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link && isPlain) || event.button !== 0 || event.defaultPrevented) return;
      event.preventDefault();
      const stepId = new URLSearchParams(link.getAttribute("href")?.split("?")[1]).get("step");
      if (journeyId && stepId) navigate(stepPath(id, journeyId, stepId), { replace: true });
      navigate(link.getAttribute("href") ?? "");
    },
    [id, journeyId, navigate],
  );
}

function withStep(link: string, stepId: string): string {
  return `${link}?${new URLSearchParams({ step: stepId })}`;
}
