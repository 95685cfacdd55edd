// Owns: the frame around a room: header, landmarks, document title, where the focus goes, the ended screen. It knows
// the rooms only by name. Rules A11-10 to A11-13, A11-128, ACC-24.

import { memo, Suspense, useEffect, useRef, useSyncExternalStore } from "react";
import { Redirect, useLocation } from "wouter";
import { t } from "../i18n/t.ts";
import { useMap, useRoom, useSession, useStatus, useStatusOf } from "../session/hooks.ts";
import type { Rescue } from "../session/rescue.ts";
import type { SaveState } from "../session/session.ts";
import { ErrorNet } from "./ErrorNet.tsx";
import { firstAfterPicture, readyPart } from "./firstPicture.ts";
import { Header } from "./Header.tsx";
import { Opening } from "./Message.tsx";
import { OfflineBar } from "./OfflineBar.tsx";
import { PlainEnd } from "./PlainRescue.tsx";
import { roomComponents } from "./roomList.ts";
import { comingRoom, onRoomArrived } from "./roomLoaders.ts";
import { type RoomName, readPath, roomPath } from "./routes.ts";
import styles from "./Shell.module.css";
import { roomStands } from "./shown.ts";
import { useCalls } from "./useCalls.ts";
import { useFirstRoom } from "./useFirstRoom.ts";

// Keys are pressed before anybody reads a menu: they come first.
const Attendants = firstAfterPicture(() => import("./Attendants.tsx").then((m) => m.Attendants));
const EndedScreen = readyPart(
  () => import("./EndedScreen.tsx").then((m) => m.EndedScreen),
  PlainEnd,
);

export function Shell({ rescue }: { readonly rescue: Rescue | null }) {
  const { id, presence } = useSession();
  const [path] = useLocation();
  const wasReady = useRef(false);
  const standing = useStatusOf(standingOf);
  const firstRoom = useFirstRoom();
  const isKnown = useRoom(["state"], (room) => room.state.has("main"));
  const room = readPath(path)?.room ?? null;
  // What stands in for a late part React keeps on screen for 300 ms at least, though the part came right after it.
  const isComing = useSyncExternalStore(onRoomArrived, comingRoom) === room;
  const isComplete = isKnown && standing !== "loading";
  // From a copy one sees the map before the server's state is here whole: what changes until then is no move.
  const calls = useCalls(isKnown && standing === "open");
  useEffect(() => {
    if (room) presence.tell({ at: room, pointer: null, selected: [], dragging: {} });
  }, [presence, room]);
  if (standing === "ended") return <Ended rescue={rescue} />;
  // Once shown it stays: after a start without the server, the first connection loads again for a moment.
  wasReady.current ||= isComplete || standing === "offline";
  if (!wasReady.current) return <Opening label={t("shell.opening")} />;
  if (!room) return <Redirect to={roomPath(id, firstRoom)} replace />;
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {t("shell.skip")}
      </a>
      <Header room={room} />
      <OfflineBar />
      <main id="content" className={styles.main} tabIndex={-1}>
        <ErrorNet resetKey={room}>
          {isComing ? (
            <Waiting room={room} />
          ) : (
            <Suspense fallback={<Waiting room={room} />}>
              <Room name={room} />
            </Suspense>
          )}
        </ErrorNet>
      </main>
      <Suspense fallback={null}>
        <Attendants calls={calls} />
      </Suspense>
    </div>
  );
}

/** What the frame needs to know of it: at each step of saving it stays as it is. */
function standingOf({ kind }: SaveState): "loading" | "offline" | "ended" | "open" {
  return kind === "saved" || kind === "saving" ? "open" : kind;
}

function Ended({ rescue }: { readonly rescue: Rescue | null }) {
  const status = useStatus();
  if (status.kind !== "ended") return null;
  return (
    <Suspense fallback={null}>
      <EndedScreen code={status.code} rescue={rescue} />
    </Suspense>
  );
}

/** The room, and the focus on its heading after each change of room but the first. */
const Room = memo(function Room({ name }: { readonly name: RoomName }) {
  const shown = useRef<RoomName | null>(null);
  const title = useMap(["workshop"], (map) => map.workshop.get("main")?.title ?? "");
  useEffect(() => {
    document.title = t("shell.documentTitle", {
      room: t(`shell.${name}`),
      title: title || t("shell.untitled"),
    });
  }, [name, title]);
  useEffect(() => {
    const isFirst = shown.current === null;
    shown.current = name;
    const content = document.getElementById("content");
    // A room that has taken the focus by itself (the box to write in) keeps it.
    if (isFirst || !content || content.contains(document.activeElement)) return;
    const heading = content.querySelector<HTMLElement>("h1");
    if (heading && !heading.hasAttribute("tabindex")) heading.tabIndex = -1;
    (heading ?? content).focus();
  }, [name]);
  useEffect(roomStands, []);
  const Component = roomComponents[name];
  return <Component />;
});

function Waiting({ room }: { readonly room: RoomName }) {
  return (
    <p className={styles.waiting} role="status">
      {t("shell.openingRoom", { room: t(`shell.${room}`) })}
    </p>
  );
}
