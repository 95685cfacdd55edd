// The cards that were hidden from everybody, for those who may bring them back. [PRV-98]
import { EyeOff } from "lucide-react";
import { useMemo, useState, useSyncExternalStore } from "react";
import { t } from "../../i18n/t.ts";
import { useSession } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import styles from "./HiddenCards.module.css";
import { bringBack, hiddenList } from "./hiding.ts";

/** Not there while nothing is hidden. */
export function HiddenButton() {
  const session = useSession();
  const [isOpen, setOpen] = useState(false);
  const list = useMemo(() => hiddenList(session), [session]);
  const hidden = useSyncExternalStore(list.onChange, list.get);
  if (hidden.length === 0) return null;
  return (
    <>
      <IconButton
        label={t("board.hidden", { count: hidden.length })}
        icon={<EyeOff />}
        onPress={() => setOpen(true)}
      />
      <Dialog
        title={t("board.hidden", { count: hidden.length })}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        <p>{t("board.hiddenText")}</p>
        <ul className={styles.list}>
          {hidden.map(({ id, text }) => (
            <li key={id} className={styles.card}>
              <span dir="auto">{text}</span>
              <Button size="small" onPress={() => bringBack(session, id)}>
                {t("board.bringBack")}
              </Button>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}
