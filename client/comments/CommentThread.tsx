// What people say about something of the map: the comments on it, settling them, saying something oneself. For every
// room. Knows no room, and of the map only whether what it is about is there. Rules A11-83, MAP-102, MAP-105.
import { Check, RotateCcw, Send } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import {
  type Comment,
  type CommentSubject,
  commentAuthorMax,
  commentMax,
} from "../../shared/model/comment.ts";
import { useDeed } from "../app/useDeed.ts";
import { comments } from "../i18n/en/comments.ts";
import { addWords, language, t } from "../i18n/t.ts";
import { useNameOfDevice } from "../session/device.tsx";
import { useMay } from "../session/hooks.ts";
import { announce } from "../ui/announcements.ts";
import { Button } from "../ui/Button.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./CommentThread.module.css";
import { useComments, useMayComment } from "./useComments.ts";
import { useDraft, useUnsent } from "./useDraft.ts";

addWords({ comments });

export interface Subject extends CommentSubject {
  /** What it is called where there are several to choose between. */
  readonly label: string;
}

export interface CommentThreadProps {
  /** What the thread is about: one record, or several that are seen as one; new comments go to the first. */
  readonly subjects: readonly [Subject, ...Subject[]];
}

export function CommentThread({ subjects }: CommentThreadProps) {
  const all = useComments(subjects);
  const [showsResolved, setShowsResolved] = useState(false);
  const open = all.filter(({ resolved }) => !resolved);
  const resolvedCount = all.length - open.length;
  const shown = showsResolved ? all : open;
  const thread = useRef<HTMLElement>(null);
  const focused = useRef<Element | null>(null);
  // Who settles a comment is still among them when it has gone, and its button with it. Rule A11-150.
  useLayoutEffect(() => {
    if (focused.current?.isConnected !== false) return;
    focused.current = null;
    if (document.activeElement === document.body) thread.current?.focus({ preventScroll: true });
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: only notes where the keyboard is; there is nothing to operate.
    <section
      ref={thread}
      tabIndex={-1}
      className={styles.thread}
      aria-label={t("comments.title")}
      onFocus={({ target }) => {
        focused.current = target;
      }}
    >
      {all.length === 0 ? <p className={styles.none}>{t("comments.none")}</p> : null}
      <ul className={styles.list}>
        {shown.map((comment) => (
          <CommentItem key={comment.id} comment={comment} subjects={subjects} />
        ))}
      </ul>
      {resolvedCount === 0 ? null : (
        <Button variant="quiet" size="small" onPress={() => setShowsResolved(!showsResolved)}>
          {showsResolved
            ? t("comments.hideResolved")
            : t("comments.showResolved", { count: resolvedCount })}
        </Button>
      )}
      <Composer subjects={subjects} />
    </section>
  );
}

interface CommentItemProps {
  readonly comment: Comment;
  readonly subjects: readonly Subject[];
}

function CommentItem({ comment, subjects }: CommentItemProps) {
  const { ask, isAsking } = useDeed();
  const { allowed } = useMay({ act: "resolveComment" });
  const { id, text, author, atMs, resolved } = comment;
  const about = subjects.length > 1 ? subjects.find(({ rowId }) => rowId === comment.rowId) : null;
  const settle = async (): Promise<void> => {
    const isDone = await ask({ type: "resolveComment", commentId: id, resolved: !resolved });
    if (isDone) announce(resolved ? t("comments.reopened") : t("comments.settled"));
  };
  const beginning = text.slice(0, 60);
  return (
    <li className={styles.comment}>
      <p className={styles.by}>
        {t("comments.by", { name: author || t("comments.somebody"), time: timeWords(atMs) })}
        {resolved ? <strong>{t("comments.resolved")}</strong> : null}
      </p>
      <p className={styles.text} dir="auto">
        {text}
      </p>
      {about ? <p className={styles.about}>{about.label}</p> : null}
      {allowed ? (
        <Button
          variant="quiet"
          size="small"
          icon={resolved ? <RotateCcw /> : <Check />}
          isPending={isAsking}
          onPress={settle}
        >
          <span aria-hidden="true">{resolved ? t("comments.reopen") : t("comments.resolve")}</span>
          <span className={styles.unseen}>
            {resolved
              ? t("comments.reopenOf", { text: beginning })
              : t("comments.resolveOf", { text: beginning })}
          </span>
        </Button>
      ) : null}
    </li>
  );
}

function Composer({ subjects }: CommentThreadProps) {
  const { ask, isAsking } = useDeed();
  const may = useMayComment();
  const { text, keep, sent } = useDraft(subjects[0].rowId);
  useUnsent(subjects[0], text);
  const ownName = useNameOfDevice();
  const [author, setAuthor] = useState(ownName);
  const [rowId, setRowId] = useState<string>(subjects[0].rowId);
  const subject = subjects.find((one) => one.rowId === rowId) ?? subjects[0];
  if (!may.allowed) return <p className={styles.none}>{may.reason}</p>;
  const send = async (): Promise<void> => {
    if (text.trim() === "" || isAsking) return;
    const { table } = subject;
    const isDone = await ask({ type: "comment", table, rowId: subject.rowId, text, author });
    if (!isDone) return;
    sent(text);
    announce(t("comments.said"));
  };
  return (
    <div className={styles.composer}>
      <TextField
        label={t("comments.write")}
        value={text}
        onChange={keep}
        onEnter={send}
        maxLength={commentMax}
        placeholder={t("comments.placeholder")}
        multiline
        rows={2}
      />
      {subjects.length > 1 ? (
        <Select
          label={t("comments.about")}
          options={subjects.map((one) => ({ id: one.rowId, label: one.label }))}
          value={subject.rowId}
          onChange={setRowId}
        />
      ) : null}
      <TextField
        label={t("comments.name")}
        description={t("comments.nameHint")}
        value={author}
        onChange={setAuthor}
        maxLength={commentAuthorMax}
        autoComplete="off"
      />
      <Button icon={<Send />} onPress={send} isPending={isAsking}>
        {t("comments.send")}
      </Button>
    </div>
  );
}

function timeWords(atMs: number): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short" }).format(
    atMs,
  );
}
