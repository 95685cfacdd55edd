// Owns: the way from a result to its step in the journeys room.

import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Step } from "../../../shared/model/tables.ts";
import { roomPath } from "../../app/routes.ts";
import { useSession } from "../../session/hooks.ts";

export interface StepLinkProps {
  readonly step: Pick<Step, "id" | "journeyId">;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

export function StepLink({ step, children, className }: StepLinkProps) {
  const { id } = useSession();
  const href = `${roomPath(id, "journeys", step.journeyId)}?step=${encodeURIComponent(step.id)}`;
  return (
    <Link href={href} className={className} dir="auto">
      {children}
    </Link>
  );
}
