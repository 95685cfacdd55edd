// Owns: what is seen of a room before the application: it looks at the map on its way, has it painted as soon as it is whole,
// and lets nobody else at it before that picture is on screen. Nor is the application let at the page meanwhile, where the map
// is not long in coming. Loads no React, and must not know how a room is painted. Rules MAP-281, MAP-282, MAP-300.

import type { Outside } from "../../shared/kit/outside.ts";
import type { Role } from "../../shared/model/rights.ts";
import type { StandIn } from "../rooms/board/standIn.ts";
import type { Onlooker } from "../session/lookFirst.ts";
import { endStandIn, standInForRoom } from "./shown.ts";
import { opensWithWholeBoard } from "./wholeBoard.ts";

export interface EarlyPicture extends Onlooker {
  /** Fulfilled when the application may begin: the picture is on screen, there will be none, or it is long in coming. */
  untilOver(): Promise<void>;
}

/** The application waits so long for the map: one that is not here by then waits for the line, not for the processor. */
const patienceMs = 300;

/** Of a room that does not come for so long one is to see that it is still being opened. Rule STA-61. */
const longestMs = 10_000;

/** For an address that opens with the whole board; else `null`. `styled`: fulfilled when the page's styles are in force. */
export function standInAt(
  place: Pick<Location, "pathname" | "search">,
  after: Outside["after"],
  styled: Promise<void>,
): EarlyPicture | null {
  if (!opensWithWholeBoard(place)) return null;
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  let role: Promise<Role | null> | null = null;
  let waitOn = (): void => undefined;
  let isOver = false;
  let painter: Promise<StandIn | null> | null = null;
  const paint = async (messages: readonly ArrayBuffer[]): Promise<void> => {
    const seer = await role;
    if (seer === null || !seesWhatIsPainted(seer)) return;
    // A painter that is late, or what it paints with, must not keep the map from the application.
    const found = await Promise.race([painter, over.then(nobody)]);
    if (!found?.read(messages)) return;
    const isStyled = await Promise.race([styled.then(() => true), over.then(() => false)]);
    if (!isStyled) return;
    waitOn();
    if (!standInForRoom(() => found.paint(seer))) return;
    after(longestMs, endStandIn);
    await nextPicture();
  };
  return {
    untilOver: () => (role === null ? Promise.resolve() : over),
    begin: (admitted) => {
      role = admitted;
      // Where it cannot be had the room comes by itself.
      painter = import("../rooms/board/standIn.ts").then(
        ({ openStandIn }) => openStandIn(),
        nobody,
      );
      // Before that nothing can be drawn at all.
      void styled.then(() => {
        waitOn = after(patienceMs, end);
      });
      // Its boxes have their places when the map comes.
      void Promise.all([painter, styled, admitted]).then(([found]) => {
        if (!isOver) found?.lay();
      }, nobody);
      void over.then(async () => {
        isOver = true;
        waitOn();
        (await painter)?.putAway();
      });
      void admitted.then((seer) => {
        if (seer === null || !seesWhatIsPainted(seer)) end();
      }, end);
    },
    see: (messages) => paint(messages).finally(end),
    lost: () => {
      end();
      endStandIn();
    },
  };
}

const nobody = (): null => null;

/** Whether a board looks the same for this role whatever the phase: a contributor may find it read-only or not. */
function seesWhatIsPainted(role: Role): boolean {
  return role !== "contributor";
}

function nextPicture(): Promise<void> {
  if (document.visibilityState === "hidden") return Promise.resolve();
  return new Promise((resolve) => {
    // What is told after a frame comes when that is on its way to the screen.
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
