// The room behind the moments of truth: the list of process maps and of moments that have none, one process map, or a journey
// as a service blueprint.
import { useRoomLocation } from "../../app/routes.ts";
import { backstage } from "../../i18n/en/backstage.ts";
import { addWords } from "../../i18n/t.ts";
import { BlueprintPage } from "./BlueprintPage.tsx";
import { Overview } from "./Overview.tsx";
import { ProcessPage } from "./ProcessPage.tsx";

addWords({ backstage });

export function BackstageRoom() {
  const { sub } = useRoomLocation();
  const [processId, journeyId] = sub;
  if (processId === "blueprint") return <BlueprintPage journeyId={journeyId} />;
  return processId === undefined ? (
    <Overview />
  ) : (
    <ProcessPage key={processId} processId={processId} />
  );
}
