// The sign of a moment of truth: a heart for love, a flash for pain, each with its word for those who do not see it.
import { Heart, Zap } from "lucide-react";
import { t } from "../../i18n/t.ts";
import { classNames } from "../../ui/classNames.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import styles from "./MomentSign.module.css";

export function MomentSign({ sign }: { readonly sign: "love" | "pain" }) {
  const Icon = sign === "love" ? Heart : Zap;
  return (
    <span className={classNames(styles.sign, styles[sign])}>
      <Icon aria-hidden="true" />
      <VisuallyHidden>
        {sign === "love" ? t("backstage.momentLove") : t("backstage.momentPain")}
      </VisuallyHidden>
    </span>
  );
}
