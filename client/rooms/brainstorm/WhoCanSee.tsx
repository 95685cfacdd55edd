// Owns: the honest answer to "who can see this?": who sees what and when, and what is not promised; another one in a
// round with names, and another one afterwards. Within reach wherever somebody writes or waits. Rules PRV-31, PRV-100.

import { EyeOff, UserRound } from "lucide-react";
import { memo } from "react";
import { askedSoon } from "../../app/askedSoon.tsx";
import { t } from "../../i18n/t.ts";
import type { WhoSeesProps } from "./Answers.tsx";
import { Disclosure } from "./Disclosure.tsx";

const WhoSees = askedSoon(() => import("./Answers.tsx").then((m) => m.WhoSees));

export const WhoCanSee = memo(function WhoCanSee({ mode, isOver }: WhoSeesProps) {
  const icon = mode === "named" ? <UserRound /> : <EyeOff />;
  return (
    <Disclosure title={t("brainstorm.whoCanSee")} icon={icon} isLate>
      <WhoSees mode={mode} isOver={isOver} />
    </Disclosure>
  );
});
