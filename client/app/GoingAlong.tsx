// Owns: whose screen one's own goes along with: a leader's, or that of somebody whom one chose to follow; and being
// followed oneself. A leader who begins comes first for those who are led. Rules A11-111, A11-115 to A11-119.

import { Suspense, useEffect } from "react";
import { usePeopleAs, useSession } from "../session/hooks.ts";
import { laterPart } from "../ui/laterPart.ts";
import { stopFollowing, useFollowing } from "./following.ts";
import { useBeingFollowed } from "./useBeingFollowed.ts";
import { useLeader } from "./useLeader.ts";

// Only where somebody leads or is followed.
const FollowBar = laterPart(() => import("./FollowBar.tsx").then((m) => m.FollowBar));
const FollowedBar = laterPart(() => import("./FollowedBar.tsx").then((m) => m.FollowedBar));

export function GoingAlong() {
  const { role } = useSession();
  const leader = useLeader();
  const followed = useFollowing((state) => state.followed);
  const isLed = leader !== null && (role === "contributor" || role === "viewer");
  useBeingFollowed();
  useEffect(() => {
    if (isLed) stopFollowing();
  }, [isLed]);
  useEffect(() => stopFollowing, []);
  // Who is here and leads no more has ended it: what they begin next is for everybody again, or offered.
  useEndOf("left");
  useEndOf("joined");
  if (followed === null && leader === null) return null;
  return (
    <Suspense fallback={null}>
      {followed === null ? null : <FollowedBar key={followed} id={followed} />}
      {followed === null && leader ? <FollowBar leader={leader} /> : null}
    </Suspense>
  );
}

/** Forgets a leader who is here and leads no more. */
function useEndOf(which: "left" | "joined"): void {
  const leader = useFollowing((state) => state[which]);
  const isOver = usePeopleAs((people) =>
    people.some((one) => one.id === leader && one.showing === ""),
  );
  useEffect(() => {
    if (isOver) useFollowing.setState({ [which]: null });
  }, [isOver, which]);
}
