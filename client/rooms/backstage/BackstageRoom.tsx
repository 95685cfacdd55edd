// The room behind the moments of truth: the list of process maps and of moments that have none, or one process map.
import { useRoomLocation } from "../../app/routes.ts";
import { backstage } from "../../i18n/en/backstage.ts";
import { addWords } from "../../i18n/t.ts";
import { Overview } from "./Overview.tsx";
import { ProcessPage } from "./ProcessPage.tsx";

addWords({ backstage });

export function BackstageRoom() {
  const { sub } = useRoomLocation();
  const [processId] = sub;
  return processId === undefined ? (
    <Overview />
  ) : (
    <ProcessPage key={processId} processId={processId} />
  );
}
