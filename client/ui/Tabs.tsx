// Several views in one place, one shown at a time.
import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components";
import { classNames } from "./classNames.ts";
import styles from "./Tabs.module.css";

export interface TabOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly count?: number;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly options: readonly TabOption<Id>[];
  readonly value: Id;
  readonly onChange: (value: Id) => void;
  /** What the tab `value` shows. */
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

export function Tabs<Id extends string>({
  label,
  options,
  value,
  onChange,
  children,
  className,
}: TabsProps<Id>) {
  const choose = (key: unknown) => {
    const chosen = options.find((option) => option.id === key);
    if (chosen) onChange(chosen.id);
  };
  return (
    <AriaTabs selectedKey={value} onSelectionChange={choose} className={classNames(className)}>
      <TabList aria-label={label} className={styles.list ?? ""}>
        {options.map(({ id, label: name, icon, count }) => (
          <Tab key={id} id={id} className={styles.tab ?? ""}>
            {icon === undefined ? null : <span aria-hidden="true">{icon}</span>}
            {name}
            {count === undefined ? null : <span className={styles.count}>{count}</span>}
          </Tab>
        ))}
      </TabList>
      <TabPanel key={value} id={value} className={styles.panel ?? ""}>
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
