// The way from a node to the process map of what happens inside it. [A11-54]
import { Layers2 } from "lucide-react";
import { Link } from "wouter";
import type { ProcessNode } from "../../../shared/model/tables.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { nameOf } from "./flowElements.ts";
import { processPath } from "./paths.ts";
import styles from "./StepChip.module.css";

/** For a node that has a map of its inside. */
export function InsideLink({ node }: { readonly node: ProcessNode }) {
  const { workshopId } = useRoomLocation();
  return (
    <Link
      href={processPath(workshopId, node.subprocessId)}
      className={styles.chip ?? ""}
      aria-label={t("backstage.openInside", { name: nameOf(node) })}
      draggable={false}
    >
      <Layers2 className={styles.back} aria-hidden="true" />
      <span className={styles.words}>{t("backstage.inside")}</span>
    </Link>
  );
}
