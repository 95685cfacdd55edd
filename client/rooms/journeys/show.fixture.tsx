// Owns: what the tests of this room share: the room on screen, and a journey of it in words.

import { render } from "@testing-library/react";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { journeyOutline } from "../../../shared/model/outline.ts";
import { SessionProvider } from "../../session/hooks.ts";
import type { Session } from "../../session/session.ts";
import { Announcer } from "../../ui/Announcer.tsx";
import { JourneysRoom } from "./JourneysRoom.tsx";

export function showJourneys(session: Session, path = "/w/local/journeys") {
  const location = memoryLocation({ path, record: true });
  const [, search] = path.split("?");
  const view = render(
    <Router hook={location.hook} {...(search ? { searchHook: () => search } : {})}>
      <SessionProvider value={session}>
        <main>
          <JourneysRoom />
        </main>
        <Announcer />
      </SessionProvider>
    </Router>,
  );
  return {
    ...view,
    go: (to: string) => location.navigate(to),
    path: () => location.history.at(-1) ?? "",
    pathBefore: () => location.history.at(-2) ?? "",
  };
}

/** The journey `j`: "Choose: Advert Reviews | Buy: Basket | Use:". */
export function journeyInWords({ map }: Session): string {
  return (journeyOutline(map.tables, "j")?.stages ?? [])
    .map(({ stage: { name }, steps }) =>
      [`${name}:`, ...steps.map((one) => one.touchpoint.text)].join(" "),
    )
    .join(" | ");
}
