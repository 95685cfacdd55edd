// The field that looks through the outline, and its filter: only the rows that fit are left, with what they stand in.
// Rules A11-124, MAP-246.
import { useEffect } from "react";
import { FilterButton } from "../filter/FilterButton.tsx";
import { t } from "../i18n/t.ts";
import { announce } from "../ui/announcements.ts";
import { TextField } from "../ui/TextField.tsx";
import styles from "./OutlineView.module.css";
import { isSeeking } from "./outlineFound.ts";
import { currentRow, goTo, useOutlineState, useOutlineTools } from "./outlineState.ts";

export function OutlineSearch() {
  const { store } = useOutlineTools();
  const sought = useOutlineState((state) => state.sought);
  const count = useOutlineState(({ rows }) => rows.filter((row) => row.touchpointId !== "").length);
  const filter = useOutlineState((state) => state.filter);
  const seeks = isSeeking({ words: sought, filter });
  useEffect(() => {
    if (seeks) announce(t("outline.found", { count }));
  }, [seeks, count]);
  const goIn = (): void => {
    const state = store.getState();
    const row = state.rows.find(({ touchpointId }) => touchpointId !== "") ?? currentRow(state);
    if (row) goTo(store, row.key);
  };
  return (
    <div className={styles.search}>
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
      <FilterButton
        filter={filter}
        onChange={(next) => store.setState({ filter: next })}
        onWords={t("outline.filterOn")}
      />
      {seeks ? <span className={styles.count}>{t("outline.found", { count })}</span> : null}
    </div>
  );
}
