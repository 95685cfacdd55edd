// The field that looks through the outline: only the rows that fit are left, with what they stand in. Rule A11-124.
import { useEffect } from "react";
import { t } from "../i18n/t.ts";
import { announce } from "../ui/announcements.ts";
import { TextField } from "../ui/TextField.tsx";
import styles from "./OutlineView.module.css";
import { currentRow, goTo, useOutlineState, useOutlineTools } from "./outlineState.ts";

export function OutlineSearch() {
  const { store } = useOutlineTools();
  const sought = useOutlineState((state) => state.sought);
  const count = useOutlineState(({ rows }) => rows.filter((row) => row.touchpointId !== "").length);
  const isSeeking = sought.trim() !== "";
  useEffect(() => {
    if (isSeeking) announce(t("outline.found", { count }));
  }, [isSeeking, count]);
  const goIn = (): void => {
    const state = store.getState();
    const row = state.rows.find(({ touchpointId }) => touchpointId !== "") ?? currentRow(state);
    if (row) goTo(store, row.key);
  };
  return (
    <TextField
      type="search"
      label={t("outline.search")}
      hideLabel
      placeholder={t("outline.search")}
      value={sought}
      onChange={(words) => store.setState({ sought: words })}
      onEnter={goIn}
      onEscape={() => store.setState({ sought: "" })}
      className={styles.adding}
    />
  );
}
