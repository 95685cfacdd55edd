// A journey as a service blueprint: its steps as columns, the layers as rows, everything linked to a step below it. A table
// of links: each step leads to its journey, each node to its place in a process map. Rules MAP-144, MAP-145.

import { Download } from "lucide-react";
import { Fragment, useEffect, useRef } from "react";
import { Link } from "wouter";
import { durationWords } from "../../../shared/format/duration.ts";
import {
  type Blueprint,
  type BlueprintNode,
  blueprintOf,
} from "../../../shared/model/blueprint.ts";
import { linesBetween } from "../../../shared/model/layerLine.ts";
import { journeysInOrder } from "../../../shared/model/outline.ts";
import { type Layer, layers } from "../../../shared/model/tables.ts";
import { roomPath, useRoomLocation } from "../../app/routes.ts";
import { language, t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import { classNames } from "../../ui/classNames.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { Select } from "../../ui/Select.tsx";
import { useTheme } from "../../ui/theme.ts";
import styles from "./BlueprintPage.module.css";
import { exportBlueprint } from "./exportBlueprint.ts";
import { journeyWords } from "./journeyWords.ts";
import { kindIcons } from "./kinds.tsx";
import { MomentSign } from "./MomentSign.tsx";
import { processPath, stepPath } from "./paths.ts";

export function BlueprintPage({ journeyId }: { readonly journeyId: string | undefined }) {
  const { workshopId, go } = useRoomLocation();
  const map = useMap(blueprintTables, (all) => all);
  const journeys = journeysInOrder(map);
  const walked = new Set([...map.steps.values()].map((step) => step.journeyId));
  const chosen =
    journeys.find(({ id }) => id === journeyId) ??
    journeys.find(({ id }) => walked.has(id)) ??
    journeys[0];
  const blueprint = chosen && blueprintOf(map, chosen.id);
  const nameOf = (journey: (typeof journeys)[number]): string =>
    journeyWords({ journey, persona: map.personas.get(journey.personaId) });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Link href={roomPath(workshopId, "backstage")} className={styles.back ?? ""}>
          {t("backstage.toOverview")}
        </Link>
        <div className={styles.row}>
          <h1 className={styles.title} tabIndex={-1}>
            {t("backstage.blueprint")}
          </h1>
          {journeys.length > 0 ? (
            <Select
              label={t("backstage.journey")}
              hideLabel
              options={journeys.map((journey) => ({ id: journey.id, label: nameOf(journey) }))}
              value={chosen?.id ?? null}
              onChange={(id) => go("backstage", "blueprint", id)}
            />
          ) : null}
          {chosen && blueprint && blueprint.columns.length > 0 ? (
            <Export blueprint={blueprint} title={nameOf(chosen)} />
          ) : null}
        </div>
      </header>
      {blueprint && blueprint.columns.length > 0 ? (
        <BlueprintTable blueprint={blueprint} name={chosen ? nameOf(chosen) : ""} />
      ) : (
        <EmptyState title={t("backstage.noBlueprintTitle")} text={t("backstage.noBlueprintText")} />
      )}
    </div>
  );
}

function Export({ blueprint, title }: { readonly blueprint: Blueprint; readonly title: string }) {
  const { theme } = useTheme();
  return (
    <Menu<"svg" | "png">
      label={t("backstage.export")}
      placement="bottom end"
      trigger={<IconButton label={t("backstage.export")} icon={<Download />} />}
      items={[
        { id: "svg", label: t("backstage.exportSvg") },
        { id: "png", label: t("backstage.exportPng") },
      ]}
      onAction={(format) => void exportBlueprint(blueprint, { title, format, theme })}
    />
  );
}

function BlueprintTable({
  blueprint,
  name,
}: {
  readonly blueprint: Blueprint;
  readonly name: string;
}) {
  const { workshopId } = useRoomLocation();
  const { columns } = blueprint;
  const first = columns.find(({ processes }) => processes.length > 0)?.placed.step.id;
  const head = useRef<HTMLTableCellElement>(null);
  // What there is to see may lie far to the right.
  useEffect(() => head.current?.scrollIntoView({ inline: "center", block: "nearest" }), []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
    <section className={styles.scroll} aria-label={name} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.layer}>
              {t("backstage.touchpoint")}
            </th>
            {columns.map(({ placed }) => (
              <th
                key={placed.step.id}
                ref={placed.step.id === first ? head : undefined}
                scope="col"
                className={styles.step}
              >
                <Link href={stepPath(workshopId, placed)} className={styles.stepLink ?? ""}>
                  {placed.step.momentOfTruth === "" ? null : (
                    <MomentSign sign={placed.step.momentOfTruth} />
                  )}
                  <span dir="auto">{placed.touchpoint.text}</span>
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layers.map((layer, at) => (
            <Fragment key={layer}>
              <LineRow before={layers[at - 1]} layer={layer} span={columns.length + 1} />
              <tr className={styles[layer]}>
                <th scope="row" className={styles.layer}>
                  {t(`backstage.${layer}`)}
                </th>
                {columns.map(({ placed, rows, processes }) => (
                  <td key={placed.step.id} className={styles.cell}>
                    {layer === "backstage" && processes.length === 0 ? (
                      <p className={styles.none}>{t("backstage.lacksProcess")}</p>
                    ) : null}
                    <ul className={styles.nodes}>
                      {rows[layer].map((entry) => (
                        <NodeLink key={entry.node.id} entry={entry} stepId={placed.step.id} />
                      ))}
                    </ul>
                  </td>
                ))}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface LineRowProps {
  readonly before: Layer | undefined;
  readonly layer: Layer;
  readonly span: number;
}

function LineRow({ before, layer, span }: LineRowProps) {
  if (before === undefined) return null;
  const lines = linesBetween(before, layer);
  const isVisibility = lines.includes("lineVisibility");
  return (
    <tr>
      <td colSpan={span} className={classNames(styles.line, isVisibility && styles.visibility)}>
        <span>{lines.map((line) => t(`backstage.${line}`)).join(" · ")}</span>
      </td>
    </tr>
  );
}

function NodeLink({ entry, stepId }: { readonly entry: BlueprintNode; readonly stepId: string }) {
  const { workshopId } = useRoomLocation();
  const { node, lane, process } = entry;
  const Icon = kindIcons[node.fail ? "failPoint" : node.kind];
  const details = [
    lane.name,
    node.minutes === null ? "" : durationWords(node.minutes, language()),
    node.owner,
    node.system,
    node.fail ? t("backstage.fail") : "",
    node.wait ? t("backstage.waitPoint") : "",
  ].filter(Boolean);
  return (
    <li>
      <Link
        href={`${processPath(workshopId, process.id, stepId)}&node=${encodeURIComponent(node.id)}`}
        className={classNames(styles.node, node.fail && styles.fail)}
      >
        <span className={styles.nodeName}>
          <Icon aria-hidden="true" />
          {node.name || t(`backstage.${node.kind}`)}
        </span>
        <span className={styles.detail}>{details.join(" · ")}</span>
      </Link>
    </li>
  );
}

const blueprintTables = [
  "steps",
  "stages",
  "journeys",
  "personas",
  "touchpoints",
  "processes",
  "processLanes",
  "processNodes",
  "processFlows",
  "processLinks",
] as const;
