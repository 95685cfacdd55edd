// What the colours of the cards mean, as long as somebody wants to know: a press on a department or channel shows its cards
// alone, another one all of them again. Colours are never the only sign. Rule A11-149.
import { X } from "lucide-react";
import { memo, type ReactNode } from "react";
import { departmentsByName } from "../../../shared/model/department.ts";
import { type Channel, channels } from "../../../shared/model/tables.ts";
import { type Filter, noFilter } from "../../filter/filter.ts";
import { t } from "../../i18n/t.ts";
import { useMap } from "../../session/hooks.ts";
import { channelChoices, channelName } from "../../ui/channels.tsx";
import { EmotionMark } from "../../ui/EmotionMark.tsx";
import { type EmotionValue, emotionName } from "../../ui/emotion.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { categoryOf, Shape, shapeOf } from "../../ui/Shape.tsx";
import { useBoard, useView } from "./boardHooks.ts";
import styles from "./Legend.module.css";

export function Legend() {
  const isShown = useView((view) => view.hasLegend);
  return isShown ? <Shown /> : null;
}

const Shown = memo(function Shown() {
  const board = useBoard();
  const coloring = useView((view) => view.coloring);
  return (
    <section className={styles.legend} aria-label={t("board.legend")}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t(`board.color${coloring}`)}</h2>
        <IconButton
          label={t("board.legendClose")}
          icon={<X />}
          onPress={() => board.view.setState({ hasLegend: false })}
        />
      </div>
      <ul className={styles.list}>{linesOf[coloring]()}</ul>
    </section>
  );
});

const linesOf = {
  department: () => <Departments />,
  channel: () => <Channels />,
  emotion: () => <Emotions />,
} as const;

function Departments() {
  const departments = useMap(["departments"], departmentsByName);
  return (
    <>
      {departments.map(({ id, name, color }) => (
        <Line
          key={id}
          filter={{ departmentId: id }}
          sign={color ? <Sign color={color} /> : <None />}
        >
          {name}
        </Line>
      ))}
      <Line filter={{ departmentId: "" }} sign={<None />}>
        {t("board.departmentNone")}
      </Line>
    </>
  );
}

function Sign({ color }: { readonly color: number }) {
  const category = categoryOf(color - 1);
  return (
    <span style={{ color: `var(--cat-${category})` }}>
      <Shape name={shapeOf(category)} />
    </span>
  );
}

function None() {
  return <span className={styles.none} />;
}

function Channels() {
  const used = useMap(["touchpoints"], usedChannels);
  const shown = channelChoices().filter(({ id }) => used.includes(id));
  return (
    <>
      {shown.map(({ id, label, Icon }) => (
        <Line
          key={id}
          filter={{ channel: id }}
          sign={
            <span style={{ color: `var(--cat-${categoryOf(channels.indexOf(id))})` }}>
              <Icon aria-hidden="true" />
            </span>
          }
        >
          {label}
        </Line>
      ))}
      <Line filter={{ channel: "" }} sign={<None />}>
        {channelName("")}
      </Line>
    </>
  );
}

const feelings: readonly EmotionValue[] = [-2, -1, 0, 1, 2];

function Emotions() {
  const board = useBoard();
  const isAnyFelt = useView(() => board.colors.isAnyFelt());
  const isAnyIdeal = useView(() => board.colors.isAnyIdeal());
  return (
    <>
      {feelings.map((value) => (
        <li key={value} className={styles.line}>
          <EmotionMark value={value} isDecorative />
          {emotionName(value)}
        </li>
      ))}
      {isAnyFelt ? null : <li className={styles.line}>{t("board.noEmotions")}</li>}
      {isAnyIdeal ? <li className={styles.line}>{t("board.idealEmotions")}</li> : null}
    </>
  );
}

interface LineProps {
  readonly filter: Partial<Filter>;
  readonly sign: ReactNode;
  readonly children: string;
}

function Line({ filter, sign, children }: LineProps) {
  const board = useBoard();
  const isOn = useView(({ filter: now }) =>
    Object.entries(filter).every(([what, value]) => now[what as keyof Filter] === value),
  );
  return (
    <li>
      <button
        type="button"
        className={styles.line}
        aria-pressed={isOn}
        onClick={() =>
          board.view.setState({ filter: isOn ? noFilter : { ...noFilter, ...filter } })
        }
      >
        {sign}
        <span className={styles.name} dir="auto">
          {children}
        </span>
      </button>
    </li>
  );
}

function usedChannels(map: Parameters<Parameters<typeof useMap>[1]>[0]): readonly Channel[] {
  const used = new Set([...map.touchpoints.values()].map(({ channel }) => channel));
  return channels.filter((channel) => used.has(channel));
}
