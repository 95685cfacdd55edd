// The sign on what was found: which of all it is. It is said aloud when it comes. Rule MAP-313.
import { Search } from "lucide-react";
import { t } from "../../i18n/t.ts";
import { useDesk } from "./desk.ts";
import styles from "./FoundTag.module.css";

export function FoundTag() {
  const found = useDesk((desk) => desk.found);
  if (!found) return null;
  return (
    <span className={styles.tag} aria-hidden="true">
      <Search />
      {t("journeys.findCount", { number: found.at + 1, count: found.ids.length })}
    </span>
  );
}
