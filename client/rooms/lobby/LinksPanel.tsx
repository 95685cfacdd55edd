// Owns: the four ways into the workshop, one for each role, with what each may do. Rules ACC-30, ACC-34, ACC-35.

import type { Role } from "../../../shared/model/rights.ts";
import { t } from "../../i18n/t.ts";
import { useReachableOrigin } from "../../session/reachableOrigin.ts";
import { AddressChoice } from "./AddressChoice.tsx";
import { LinkCard } from "./LinkCard.tsx";
import styles from "./LinksPanel.module.css";
import shared from "./LobbyRoom.module.css";
import type { Links } from "./useLinks.ts";

/** Those first that are given to most people. */
const shownRoles: readonly Role[] = ["contributor", "curator", "viewer", "facilitator"];

export function LinksPanel({ links }: { readonly links: Links }) {
  const reachable = useReachableOrigin();
  return (
    <section className={shared.section} aria-labelledby="links">
      <h2 id="links" className={shared.heading}>
        {t("lobby.linksTitle")}
      </h2>
      <p className={shared.text}>{t("lobby.linksText")}</p>
      <AddressChoice reachable={reachable} />
      <ul className={styles.list}>
        {shownRoles.map((role) => (
          <LinkCard key={role} role={role} links={links} origin={reachable.origin} />
        ))}
      </ul>
    </section>
  );
}
