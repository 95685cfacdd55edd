// The hand-offs of an open process map as a list, with loops, waits and the longest times between two touchpoints; each row
// leads to its place on the map. [A11-53]

import type { ReactNode } from "react";
import { durationWords } from "../../../shared/format/duration.ts";
import type { Actor, HandOffAnalysis } from "../../../shared/insight/handoffs.ts";
import type { Stretch } from "../../../shared/insight/stretches.ts";
import { language, t } from "../../i18n/t.ts";
import { Panel } from "../../ui/Panel.tsx";
import { useDesk, useEditorState } from "./desk.tsx";
import { pick } from "./editor.ts";
import { nameOf } from "./flowElements.ts";
import styles from "./HandOffPanel.module.css";
import { handOffWords } from "./handOffMarks.ts";
import panelStyles from "./PropertiesPanel.module.css";

export interface HandOffPanelProps {
  readonly analysis: HandOffAnalysis;
  /** The name of a node, by its id. */
  readonly nameOfNode: (id: string) => string;
}

export function HandOffPanel({ analysis, nameOfNode }: HandOffPanelProps) {
  const { editor } = useDesk();
  const { handOffs, loops, waits, stretches } = analysis;
  const timed = stretches.filter(({ between }) => between.length > 0);
  const nothing = handOffs.length + loops.length + waits.length + timed.length === 0;
  return (
    <Panel
      title={t("backstage.handOffs")}
      onClose={() => editor.setState({ showsHandOffs: false })}
      className={panelStyles.panel}
    >
      <div className={styles.body}>
        {nothing ? <p className={panelStyles.muted}>{t("backstage.noHandOffs")}</p> : null}
        <Section title={t("backstage.handOffCount", { count: handOffs.length })}>
          {handOffs.map(({ flow, from, to, changesOwner, lines }) => (
            <Row
              key={flow.id}
              title={t("backstage.flowFromTo", { from: nameOf(from.node), to: nameOf(to.node) })}
              detail={handOffWords(from.owner, to.owner, changesOwner, lines)}
              nodes={[]}
              flows={[flow.id]}
              sought={from.node.id}
            />
          ))}
        </Section>
        <Section title={t("backstage.loopCount", { count: loops.length })}>
          {loops.map(({ flow, from, to }) => (
            <Row
              key={flow.id}
              title={t("backstage.backFromTo", { from: nameOf(from.node), to: nameOf(to.node) })}
              nodes={[]}
              flows={[flow.id]}
              sought={to.node.id}
            />
          ))}
        </Section>
        <Section title={t("backstage.waitCount", { count: waits.length })}>
          {waits.map((actor) => (
            <Row
              key={actor.node.id}
              title={nameOf(actor.node)}
              detail={waitWords(actor)}
              nodes={[actor.node.id]}
              flows={[]}
              sought={actor.node.id}
            />
          ))}
        </Section>
        <Section title={t("backstage.stretchCount", { count: timed.length })}>
          {timed.slice(0, shownStretches).map((stretch) => (
            <Row
              key={`${stretch.from} ${stretch.to}`}
              title={minutesWords(stretch)}
              detail={t("backstage.stretchBetween", {
                from: nameOfNode(stretch.from),
                to: nameOfNode(stretch.to),
                count: stretch.between.length,
              })}
              nodes={[stretch.from, ...stretch.between, stretch.to]}
              flows={[]}
              sought={stretch.from}
            />
          ))}
        </Section>
        <p className={panelStyles.muted}>{t("backstage.handOffsHint")}</p>
      </div>
    </Panel>
  );
}

function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: readonly ReactNode[];
}) {
  if (children.length === 0) return null;
  return (
    <section>
      <h3 className={panelStyles.heading}>{title}</h3>
      <ul className={styles.rows}>{children}</ul>
    </section>
  );
}

interface RowProps {
  readonly title: string;
  readonly detail?: string;
  readonly nodes: readonly string[];
  readonly flows: readonly string[];
  /** The node that is brought into view. */
  readonly sought: string;
}

function Row({ title, detail, nodes, flows, sought }: RowProps) {
  const { editor } = useDesk();
  const isPicked = useEditorState(
    (state) =>
      state.isPicked &&
      state.nodes.size === nodes.length &&
      state.flows.size === flows.length &&
      nodes.every((id) => state.nodes.has(id)) &&
      flows.every((id) => state.flows.has(id)),
  );
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        aria-pressed={isPicked}
        onClick={() => pick(editor, { nodes, flows, sought })}
      >
        <span>{title}</span>
        {detail ? <span className={styles.detail}>{detail}</span> : null}
      </button>
    </li>
  );
}

function waitWords({ node, owner }: Actor): string {
  const minutes = node.minutes === null ? "" : durationWords(node.minutes, language());
  return [owner, minutes].filter(Boolean).join(" · ");
}

function minutesWords({ minutes, unknown }: Stretch): string {
  const sum = durationWords(minutes, language(), "long");
  return unknown === 0 ? sum : t("backstage.atLeast", { sum, count: unknown });
}

const shownStretches = 20;
