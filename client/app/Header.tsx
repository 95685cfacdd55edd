// Owns: the header of a workshop: its title, the way between rooms, what one's changes are doing, who is here. On a
// phone it is one line. Rules A11-10, ACC-25.

import { lazy, Suspense } from "react";
import { Link } from "wouter";
import { t } from "../i18n/t.ts";
import { useMay } from "../session/hooks.ts";
import { useMediaQuery } from "../ui/useMediaQuery.ts";
import styles from "./Header.module.css";
import { Mark } from "./Mark.tsx";
import { NarrowMenu } from "./NarrowMenu.tsx";
import { RoomLinks } from "./RoomLinks.tsx";
import type { RoomName } from "./routes.ts";
import { SaveBadge } from "./SaveBadge.tsx";
import { WorkshopTitle } from "./WorkshopTitle.tsx";

// Menus and popovers bring much code that a phone does not need before its first word.
const PeopleHere = lazy(() => import("./PeopleHere.tsx").then((m) => ({ default: m.PeopleHere })));
const BringEveryone = lazy(() =>
  import("./BringEveryone.tsx").then((m) => ({ default: m.BringEveryone })),
);
const UndoButtons = lazy(() =>
  import("./UndoButtons.tsx").then((m) => ({ default: m.UndoButtons })),
);
const ImportDoor = lazy(() =>
  import("../importing/ImportDoor.tsx").then((m) => ({ default: m.ImportDoor })),
);
const ThemeMenu = lazy(() => import("./ThemeMenu.tsx").then((m) => ({ default: m.ThemeMenu })));

const narrowScreen = "(max-width: 47.99rem)";

export function Header({ room }: { readonly room: RoomName }) {
  const isNarrow = useMediaQuery(narrowScreen);
  const mayWrite = useMay({ write: "map" }).allowed;
  const mayLead = useMay({ act: "setPhase" }).allowed;
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Link href="/" className={styles.home} aria-label={t("shell.startPage")}>
          <Mark />
        </Link>
        <WorkshopTitle />
        <div className={styles.tools}>
          <Suspense fallback={null}>
            {mayWrite && !isNarrow ? (
              <>
                <ImportDoor />
                <UndoButtons />
              </>
            ) : null}
          </Suspense>
          <SaveBadge isShort={isNarrow} />
          {isNarrow ? (
            <NarrowMenu room={room} />
          ) : (
            <Suspense fallback={null}>
              <PeopleHere />
              <ThemeMenu />
            </Suspense>
          )}
        </div>
      </div>
      {isNarrow ? null : (
        <div className={styles.rooms}>
          <RoomLinks room={room} />
          <Suspense fallback={null}>{mayLead ? <BringEveryone room={room} /> : null}</Suspense>
        </div>
      )}
    </header>
  );
}
