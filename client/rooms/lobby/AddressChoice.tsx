// Owns: what is said, and chosen, where this page was opened under an address that means nothing to phones.
// Rules ACC-30, ACC-58.

import { t } from "../../i18n/t.ts";
import type { ReachableOrigin } from "../../session/reachableOrigin.ts";
import { classNames } from "../../ui/classNames.ts";
import { Select } from "../../ui/Select.tsx";
import styles from "./LinksPanel.module.css";

export function AddressChoice({ reachable }: { readonly reachable: ReachableOrigin }) {
  const { kind, origin, offers, choose } = reachable;
  switch (kind) {
    case "own":
      return null;
    case "none":
      return <p className={styles.warning}>{t("lobby.addressNone")}</p>;
    case "asking":
    case "offered":
      return (
        <div className={classNames(styles.notice, kind === "asking" && styles.unknown)}>
          <h3>{t("lobby.addressTitle")}</h3>
          <p>{t("lobby.addressText")}</p>
          {offers.length > 1 ? (
            <Select
              label={t("lobby.addressLabel")}
              className={styles.choice}
              options={offers.map((offer) => ({ id: offer, label: offer }))}
              value={origin}
              onChange={choose}
            />
          ) : (
            <p>
              <code>{origin}</code>
            </p>
          )}
        </div>
      );
    default:
      return kind satisfies never;
  }
}
