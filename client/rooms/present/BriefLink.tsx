// Owns: the link that leads straight to one department's brief. A facilitator makes one of its own for it, so that it can be
// revoked alone; others copy the viewer link that they know. Rule EXP-101.

import { Link2 } from "lucide-react";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { useAct, useMay, useSession } from "../../session/hooks.ts";
import { tokenOf } from "../../session/memory.ts";
import { useReachableOrigin } from "../../session/reachableOrigin.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { toast } from "../../ui/toasts.ts";

/** `path`: the brief's address, without a token. Nothing where no viewer link is known or may be made. */
export function BriefLink({ path }: { readonly path: string }) {
  const act = useAct();
  const { allowed } = useMay({ act: "createLink" });
  const known = useSession().links().viewer;
  const { origin } = useReachableOrigin();
  const [made, setMade] = useState<string | null>(null);
  const link = made ?? (allowed ? undefined : known);
  if (link) {
    return (
      <CopyButton text={`${origin}${path}#${tokenOf(link)}`} label={t("present.copyBriefLink")} />
    );
  }
  if (!allowed) return null;
  return (
    <Button
      icon={<Link2 />}
      onPress={() =>
        void act({ type: "createLink", role: "viewer" }).then((answer) => {
          if (answer.ok) setMade(answer.link ?? null);
          else toast(answer.refusal.message, { tone: "danger" });
        })
      }
    >
      {t("present.makeBriefLink")}
    </Button>
  );
}
