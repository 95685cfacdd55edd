// Owns: which address opens with the whole board in view, on a screen on which that is so. Rule MAP-282.

/** Of a narrower view the header has another shape, and a phone's board begins near by. As in Header.tsx. */
const wideScreen = "(min-width: 48rem)";

export function opensWithWholeBoard({
  pathname,
  search,
}: Pick<Location, "pathname" | "search">): boolean {
  const isBoard = /^\/w\/[^/]+\/board\/?$/.test(pathname) && !/[?&]card=/.test(search);
  return isBoard && window.matchMedia(wideScreen).matches;
}
