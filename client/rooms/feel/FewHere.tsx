// Owns: the warning that fewer people are here than a result needs.

import { t } from "../../i18n/t.ts";
import { useHeadCount } from "../../session/hooks.ts";
import styles from "./OpenRound.module.css";
import { useMinimums } from "./useMinimums.ts";

export function FewHere({ text }: { readonly text: "ratings" | "dots" }) {
  const count = useHeadCount();
  const min = useMinimums().people;
  if (count >= min) return null;
  return (
    <p className={styles.few}>
      {text === "dots" ? t("feel.dotsOpenFew", { count, min }) : t("feel.openFew", { count, min })}
    </p>
  );
}
