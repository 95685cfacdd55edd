// The lines that stand in the page of a board itself, before anything that it loads: they ask for the map that is seen before the
// application, while the first script is still on its way, which takes the answer over. They show and keep nothing. Rule MAP-376.

import { opensWithWholeBoard } from "./app/wholeBoard.ts";
import { askAhead } from "./session/askedAhead.ts";

if (opensWithWholeBoard(location)) {
  window.waymarkAsked = askAhead(
    location,
    () => localStorage,
    (...asked) => fetch(...asked),
  );
}
