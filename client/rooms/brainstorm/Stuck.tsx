// Owns: questions that help who is stuck: before, during and after, and one for each channel.

import { Lightbulb } from "lucide-react";
import { memo } from "react";
import type { Channel } from "../../../shared/model/tables.ts";
import { askedSoon } from "../../app/askedSoon.tsx";
import { t } from "../../i18n/t.ts";
import { Disclosure } from "./Disclosure.tsx";

const Help = askedSoon(() => import("./Answers.tsx").then((m) => m.Help));

export const Stuck = memo(function Stuck({
  onChannel,
}: {
  readonly onChannel: (channel: Channel) => void;
}) {
  return (
    <Disclosure title={t("brainstorm.stuck")} icon={<Lightbulb />} isLate>
      <Help onChannel={onChannel} />
    </Disclosure>
  );
});
