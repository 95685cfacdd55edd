// How many comments on something wait to be settled: a sign with a number, or nothing.
import { MessageSquareText } from "lucide-react";
import { comments } from "../i18n/en/comments.ts";
import { addWords, t } from "../i18n/t.ts";
import styles from "./CommentCount.module.css";

addWords({ comments });

export function CommentCount({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <span className={styles.count} title={t("comments.open", { count })}>
      <MessageSquareText aria-hidden="true" />
      <span aria-hidden="true">{count}</span>
      <span className={styles.unseen}>{t("comments.open", { count })}</span>
    </span>
  );
}
