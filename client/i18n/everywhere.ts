// Brings the words that every screen needs; those of a room come with the room.
import { session } from "./en/session.ts";
import { shell } from "./en/shell.ts";
import { ui } from "./en/ui.ts";
import { words } from "./en/words.ts";
import { addWords } from "./t.ts";

addWords({ session, shell, ui, words });
