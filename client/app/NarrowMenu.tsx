// Owns: the one button behind which the header of a phone keeps the rooms and what else there is room for on a wide screen.
// Plain elements only: a phone must be writing before menus are loaded.

import { Menu as MenuIcon, X } from "lucide-react";
import { Suspense, useRef, useState } from "react";
import { t } from "../i18n/t.ts";
import { askedSoon } from "./askedSoon.tsx";
import styles from "./NarrowMenu.module.css";
import type { RoomName } from "./routes.ts";

const NarrowMenuContent = askedSoon(() =>
  import("./NarrowMenuContent.tsx").then((m) => m.NarrowMenuContent),
);

export function NarrowMenu({ room }: { readonly room: RoomName }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => setOpen(false);
  const leave = (): void => {
    close();
    button.current?.focus();
  };
  return (
    <div className={styles.place}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-label={t("shell.roomMenu")}
        aria-expanded={isOpen}
        aria-controls="room-menu"
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? <X aria-hidden="true" /> : <MenuIcon aria-hidden="true" />}
      </button>
      <div id="room-menu" hidden={!isOpen} className={styles.panel}>
        {isOpen ? (
          <Suspense fallback={<p className={styles.count}>{t("ui.loading")}</p>}>
            <NarrowMenuContent room={room} close={close} leave={leave} />
          </Suspense>
        ) : null}
      </div>
    </div>
  );
}
