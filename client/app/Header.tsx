// Owns: the header of a workshop: its title, the way between rooms, what one's changes are doing, who is here. On a
// phone it is one line. Rules A11-10, ACC-25.

import { lazy, Suspense } from "react";
import { Link } from "wouter";
import { t } from "../i18n/t.ts";
import { useMediaQuery } from "../ui/useMediaQuery.ts";
import styles from "./Header.module.css";
import { Mark } from "./Mark.tsx";
import { BringEveryone, RoomLinks } from "./RoomLinks.tsx";
import type { RoomName } from "./routes.ts";
import { SaveBadge } from "./SaveBadge.tsx";
import { UndoButtons } from "./UndoButtons.tsx";
import { WorkshopTitle } from "./WorkshopTitle.tsx";

// Menus and popovers bring much code that a phone does not need before its first word.
const PeopleHere = lazy(() => import("./PeopleHere.tsx").then((m) => ({ default: m.PeopleHere })));
const RoomMenu = lazy(() => import("./RoomMenu.tsx").then((m) => ({ default: m.RoomMenu })));
const ThemeMenu = lazy(() => import("./ThemeMenu.tsx").then((m) => ({ default: m.ThemeMenu })));

const narrowScreen = "(max-width: 47.99rem)";

export function Header({ room }: { readonly room: RoomName }) {
  const isNarrow = useMediaQuery(narrowScreen);
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Link href="/" className={styles.home} aria-label={t("shell.startPage")}>
          <Mark />
        </Link>
        <WorkshopTitle />
        <div className={styles.tools}>
          {isNarrow ? null : <UndoButtons />}
          <SaveBadge />
          <Suspense fallback={null}>
            <PeopleHere />
            {isNarrow ? <RoomMenu room={room} /> : <ThemeMenu />}
          </Suspense>
        </div>
      </div>
      {isNarrow ? null : (
        <div className={styles.rooms}>
          <RoomLinks room={room} />
          <BringEveryone room={room} />
        </div>
      )}
    </header>
  );
}
