// Owns: the header of a workshop: its title, the way between rooms, what one's changes are doing, who is here. On a
// phone it is one line. Rules A11-10, A11-219, ACC-25.

import { memo, Suspense } from "react";
import { Link } from "wouter";
import { t } from "../i18n/t.ts";
import { useMay } from "../session/hooks.ts";
import { useMediaQuery } from "../ui/useMediaQuery.ts";
import { afterFirstPicture } from "./firstPicture.ts";
import styles from "./Header.module.css";
import { Mark } from "./Mark.tsx";
import { NarrowMenu } from "./NarrowMenu.tsx";
import { RoomLinks } from "./RoomLinks.tsx";
import type { RoomName } from "./routes.ts";
import { SaveBadge } from "./SaveBadge.tsx";
import { WorkshopTitle } from "./WorkshopTitle.tsx";

// Menus and popovers bring much code that nobody needs before the first picture, and a phone not before its first word.
const PeopleHere = afterFirstPicture(() => import("./PeopleHere.tsx").then((m) => m.PeopleHere));
const BringEveryone = afterFirstPicture(() =>
  import("./BringEveryone.tsx").then((m) => m.BringEveryone),
);
const UndoButtons = afterFirstPicture(() => import("./UndoButtons.tsx").then((m) => m.UndoButtons));
const ImportDoor = afterFirstPicture(() =>
  import("../importing/ImportDoor.tsx").then((m) => m.ImportDoor),
);
const PaletteButton = afterFirstPicture(() =>
  import("./PaletteButton.tsx").then((m) => m.PaletteButton),
);
const ThemeMenu = afterFirstPicture(() => import("./ThemeMenu.tsx").then((m) => m.ThemeMenu));

const OpenRoundBar = afterFirstPicture(() =>
  import("./OpenRoundBar.tsx").then((m) => m.OpenRoundBar),
);

const narrowScreen = "(max-width: 47.99rem)";

export const Header = memo(function Header({ room }: { readonly room: RoomName }) {
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
          {/* What is as wide as its words stands before what is pressed again and again, which so keeps its place. */}
          <SaveBadge isShort={isNarrow} />
          {isNarrow ? (
            <NarrowMenu room={room} />
          ) : (
            <Suspense fallback={null}>
              <PeopleHere />
              <PaletteButton />
              {mayWrite ? (
                <>
                  <ImportDoor />
                  <UndoButtons />
                </>
              ) : null}
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
      <Suspense fallback={null}>
        <OpenRoundBar room={room} />
      </Suspense>
    </header>
  );
});
