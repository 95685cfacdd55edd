// The list of keys that work here: those of everywhere, and those of the room on screen, from the tables that handle
// them. Rule A11-84.
import { useState } from "react";
import { palette } from "../i18n/en/palette.ts";
import { addWords, t } from "../i18n/t.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Switch } from "../ui/Switch.tsx";
import { appKeys } from "./appKeys.ts";
import { type KeyGroup, useCommandState } from "./commands.ts";
import { KeyCombination } from "./KeyCombination.tsx";
import styles from "./KeyList.module.css";
import { listKeysBySign, listsKeysBySign } from "./keySign.ts";
import { searchField } from "./searchField.ts";

addWords({ palette });

export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const ofRoom = useCommandState((state) => state.keyGroups);
  const [bySign, setBySign] = useState(listsKeysBySign);
  return (
    <Dialog title={t("palette.keyListTitle")} isOpen onClose={onClose} size="large">
      <div className={styles.groups}>
        {[...ofRoom.values(), everywhere()]
          .filter(({ table }) => table.length > 0)
          .map((group) => (
            <Group key={group.id} group={group} />
          ))}
      </div>
      <Switch
        isSelected={bySign}
        onChange={(isOn) => {
          listKeysBySign(isOn);
          setBySign(isOn);
        }}
        description={t("palette.bySignHint")}
        className={styles.sign}
      >
        {t("palette.bySign")}
      </Switch>
    </Dialog>
  );
}

function Group({ group }: { readonly group: KeyGroup }) {
  return (
    <section className={styles.group} aria-labelledby={`keys-${group.id}`}>
      <h3 id={`keys-${group.id}`}>{group.title}</h3>
      <dl>
        {group.table.map(({ id, keys }) => (
          <div key={id} className={styles.entry} data-keys={keys.join(" ")}>
            <dt>{group.words[id]}</dt>
            <dd className={styles.keys}>
              {keys.map((one) => (
                <KeyCombination key={one} keys={one} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function everywhere(): KeyGroup {
  return {
    id: "everywhere",
    title: t("palette.everywhere"),
    table: searchField() ? appKeys : appKeys.filter(({ id }) => id !== "find"),
    words: {
      palette: t("palette.appPalette"),
      find: t("palette.appFind"),
      keyList: t("palette.appKeyList"),
      undo: t("palette.appUndo"),
      redo: t("palette.appRedo"),
    },
  };
}
