// Owns: the code for those who come late, beside an open round of any kind. Only where this device knows a link for
// contributors. Rules ACC-51, ACC-52, ACC-58.

import type { Role } from "../../shared/model/rights.ts";
import { parts } from "../i18n/en/parts.ts";
import { addWords, t } from "../i18n/t.ts";
import { useForgetsDeadLinks } from "../session/deadLinks.ts";
import { useSession } from "../session/hooks.ts";
import { withOrigin } from "../session/memory.ts";
import { useReachableOrigin } from "../session/reachableOrigin.ts";
import { QrCode } from "../ui/QrCode.tsx";
import styles from "./JoinCode.module.css";

addWords({ parts });

export function JoinCode() {
  return useSession().links().contributor === undefined ? null : <Code />;
}

const shownRoles: readonly Role[] = ["contributor"];

function Code() {
  useForgetsDeadLinks(shownRoles);
  const { origin, kind } = useReachableOrigin();
  // Looked up here, as it may have been forgotten since.
  const link = useSession().links().contributor;
  if (link === undefined) return null;
  const text = kind === "asking" ? null : withOrigin(link, origin);
  return (
    <figure className={styles.join}>
      <QrCode text={text} label={t("parts.joinLabel")} />
      <figcaption className={styles.note}>
        {kind === "none" ? t("parts.joinUnreachable") : t("parts.join")}
      </figcaption>
    </figure>
  );
}
