// Owns: one workshop on screen, from the link to its end: what is shown while it opens, when it cannot be opened, and
// the shell once it is there. Rules ACC-22, ACC-24, STA-82.

import { Suspense, useEffect, useLayoutEffect, useState, useSyncExternalStore } from "react";
import { t } from "../i18n/t.ts";
import { setKeepsChanges } from "../offline/readiness.ts";
import { useDevice } from "../session/device.tsx";
import { SessionProvider } from "../session/hooks.ts";
import { openRemoteSession, type RemoteSession } from "../session/remoteSession.ts";
import type { Rescue } from "../session/rescue.ts";
import { endFields } from "../ui/lastWords.ts";
import { toast } from "../ui/toasts.ts";
import { readyPart } from "./firstPicture.ts";
import { Message, Opening } from "./Message.tsx";
import { CopyLink, PlainRescue } from "./PlainRescue.tsx";
import { Shell } from "./Shell.tsx";

const RescueDialog = readyPart(
  () => import("./RescueDialog.tsx").then((m) => m.RescueDialog),
  PlainRescue,
);

export function WorkshopPage({ id }: { readonly id: string }) {
  const device = useDevice();
  const [remote, setRemote] = useState<RemoteSession | null>(null);
  const [invitation] = useState(() => device.memory.invitation(id));
  useLayoutEffect(() => {
    if (!invitation) return undefined;
    const opened = openRemoteSession(device, id, invitation, endFields);
    setRemote(opened);
    // After all that is inside has ended in the same moment: fields keep what is written in them. Rule MAP-447.
    return () => queueMicrotask(opened.close);
  }, [device, id, invitation]);
  if (!invitation) return <NoWayIn />;
  return remote ? <OpenedPage remote={remote} /> : <Opening label={t("shell.opening")} />;
}

function NoWayIn() {
  return <Message title={t("shell.noWayInTitle")} text={t("shell.noWayInText")} toStart />;
}

interface RefusedPageProps {
  readonly message: string;
  readonly rescue: Rescue | null;
}

/** Nobody is let in any more; what an earlier visit could not save can be kept. */
function RefusedPage({ message, rescue }: RefusedPageProps) {
  const unsaved = rescue ? ` ${t("session.unsavedLeft", { count: rescue.unsaved })}` : "";
  return (
    <Message
      title={t("shell.refusedTitle")}
      text={message + unsaved}
      actions={rescue ? <CopyLink rescue={rescue} /> : null}
      toStart
    />
  );
}

function OpenedPage({ remote }: { readonly remote: RemoteSession }) {
  const state = useSyncExternalStore(remote.onChange, remote.state);
  const rescue = useSyncExternalStore(remote.onChange, remote.rescue);
  const losesCopies = state.kind === "open" && !state.keepsCopies;
  useEffect(() => {
    setKeepsChanges(!losesCopies);
    if (losesCopies) toast(t("session.notKept"), { tone: "caution" });
  }, [losesCopies]);
  switch (state.kind) {
    case "opening":
      return state.isUnreachable ? (
        <Opening label={t("shell.opening")} hint={t("shell.unreachable")} />
      ) : (
        <Opening label={t("shell.opening")} />
      );
    case "refused":
      return <RefusedPage message={state.refusal.message} rescue={rescue} />;
    case "forgotten":
      return <NoWayIn />;
    case "open":
      return (
        <SessionProvider value={state.session}>
          <Shell rescue={rescue} />
          {rescue?.reason === "mapClosed" ? (
            <Suspense fallback={null}>
              <RescueDialog rescue={rescue} onClose={remote.dismissRescue} />
            </Suspense>
          ) : null}
        </SessionProvider>
      );
    default:
      return state satisfies never;
  }
}
