// Brings the words of all areas at once, for what shows everything or knows no room: tests, the gallery.
import { catalogue } from "./catalogue.ts";
import { addWords } from "./t.ts";

addWords(catalogue);
