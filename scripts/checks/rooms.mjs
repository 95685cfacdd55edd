// Owns: a room of the client never imports another room. The linter's patterns cannot say "another", so it is here.
import { posix } from "node:path";
import { isCode } from "./project.mjs";

const ROOM = /^client\/rooms\/([^/]+)\//;
const SPECIFIER = /\b(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;

/**
 * @param {readonly import("./project.mjs").SourceFile[]} files
 * @returns {import("./project.mjs").Finding[]}
 */
export function findCrossedRooms(files) {
  return files.filter(isCode).flatMap(({ path, text }) => {
    const room = ROOM.exec(path)?.[1];
    if (!room) return [];
    return [...text.matchAll(SPECIFIER)].flatMap((match) => {
      const target = posix.join(posix.dirname(path), match[1] ?? "");
      const other = ROOM.exec(target)?.[1];
      if (!other || other === room) return [];
      const line = text.slice(0, match.index).split("\n").length;
      const message = `The room "${room}" imports the room "${other}" (${target}). What both need belongs in client/ui, client/session or shared/.`;
      return [{ path, line, message }];
    });
  });
}
