// Owns: the honest words of this room: who sees what of ratings and of dots, and what is not promised. Said before the
// first, and in reach until the last. Rules PRV-40, PRV-138.

import { figuresFrom } from "../../../shared/insight/tally.ts";
import type { Round } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { useRoom } from "../../session/hooks.ts";
import { WhoSeesThis } from "../../ui/rounds/WhoSeesThis.tsx";
import { useMinimums } from "./useMinimums.ts";

export function WhoSeesRatings({ round }: { readonly round: Round }) {
  const { people, department } = useMinimums();
  const isAgain = useIsAgain(round);
  return (
    <WhoSeesThis
      summary={t("feel.whoSummary")}
      promises={[
        t("feel.whoNow"),
        people < figuresFrom
          ? t("feel.whoAtCloseWords", { min: people, figures: figuresFrom })
          : t("feel.whoAtClose", { min: people }),
        t("feel.whoWhys"),
        t("feel.whoDepartments", { min: department }),
      ]}
      notPromised={[
        ...(isAgain ? [t("feel.notAgain")] : []),
        t("feel.notServer"),
        t("feel.notStyle"),
        people < figuresFrom
          ? t("feel.notSmallWords", { figures: figuresFrom })
          : t("feel.notSmall"),
        t("feel.notBrowsers"),
      ]}
    />
  );
}

export function WhoSeesDots() {
  const { people } = useMinimums();
  const isAgain = useRoom(["rounds"], (room) =>
    [...room.rounds.values()].some(({ kind, state }) => kind === "dots" && state === "published"),
  );
  return (
    <WhoSeesThis
      summary={t("feel.dotsWhoSummary")}
      promises={[
        t("feel.dotsWhoNow"),
        people < figuresFrom
          ? t("feel.dotsWhoAtCloseWords", { min: people, figures: figuresFrom })
          : t("feel.dotsWhoAtClose", { min: people }),
        t("feel.dotsWhoLone", { min: people }),
      ]}
      notPromised={[
        ...(isAgain ? [t("feel.dotsNotAgain")] : []),
        t("feel.notServer"),
        t("feel.dotsNotSmall"),
        t("feel.notBrowsers"),
      ]}
    />
  );
}

/** Whether the journey was rated before: then two results can be compared. */
function useIsAgain({ journeyId }: Round): boolean {
  return useRoom(["rounds"], (room) =>
    [...room.rounds.values()].some(
      ({ kind, state, journeyId: other }) =>
        kind === "feel" && state === "published" && other === journeyId,
    ),
  );
}
