// The way from a node to the process map of what happens inside it, and the making of one. [A11-54, IMP-101]
import { Layers2 } from "lucide-react";
import { Link, useLocation } from "wouter";
import { canHoldInside } from "../../../shared/model/subprocess.ts";
import type { ProcessNode } from "../../../shared/model/tables.ts";
import { useRoomLocation } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { useDesk } from "./desk.tsx";
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

/** The way inside, or the making of one where the node may have it. */
export function Inside({ node }: { readonly node: ProcessNode }) {
  const { deeds, mayEdit } = useDesk();
  const [, navigate] = useLocation();
  const { workshopId } = useRoomLocation();
  if (node.subprocessId !== "") return <InsideLink node={node} />;
  if (!mayEdit || !canHoldInside(node.kind)) return null;
  const make = (): void => {
    const made = deeds.makeInside(node.id);
    if (made !== null) navigate(processPath(workshopId, made));
  };
  return (
    <Button variant="quiet" size="small" icon={<Layers2 />} onPress={make}>
      {t("backstage.makeInside")}
    </Button>
  );
}
