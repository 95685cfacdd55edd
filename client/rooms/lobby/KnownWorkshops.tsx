// Owns: the workshops that this browser knows, with the way back in and the way to forget one. Rule ACC-33.

import { X } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { roles } from "../../../shared/model/rights.ts";
import { language, t } from "../../i18n/t.ts";
import { useDevice, useRememberedWorkshops } from "../../session/device.tsx";
import { forgetWorkshop } from "../../session/forgetting.ts";
import type { RememberedWorkshop } from "../../session/remembered.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import styles from "./KnownWorkshops.module.css";
import { roleName } from "./roleName.ts";
import start from "./Start.module.css";

export function KnownWorkshops() {
  const device = useDevice();
  const workshops = useRememberedWorkshops();
  const [leaving, setLeaving] = useState<RememberedWorkshop | null>(null);
  if (workshops.length === 0) return null;
  return (
    <section className={start.section} aria-labelledby="known">
      <h2 id="known" className={start.heading}>
        {t("lobby.knownTitle")}
      </h2>
      <ul className={styles.list}>
        {workshops.map((workshop) => (
          <KnownWorkshop
            key={workshop.id}
            workshop={workshop}
            onForget={() => setLeaving(workshop)}
          />
        ))}
      </ul>
      <ConfirmDialog
        title={t("lobby.forgetTitle")}
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        onConfirm={() => {
          if (leaving) void forgetWorkshop(device, leaving.id);
          setLeaving(null);
        }}
        confirmLabel={t("lobby.forgetConfirm")}
      >
        <p>{t("lobby.forgetText", { title: leaving?.title || t("lobby.untitled") })}</p>
        {leaving?.tokens.facilitator === undefined ? null : <p>{t("lobby.forgetOwner")}</p>}
      </ConfirmDialog>
    </section>
  );
}

interface KnownWorkshopProps {
  readonly workshop: RememberedWorkshop;
  readonly onForget: () => void;
}

function KnownWorkshop({ workshop, onForget }: KnownWorkshopProps) {
  const title = workshop.title || t("lobby.untitled");
  const role = roles.find((known) => workshop.tokens[known] !== undefined);
  return (
    <li className={styles.row}>
      <Link href={`/w/${workshop.id}`} className={styles.link ?? ""}>
        <span className={styles.title}>{title}</span>
        <span className={styles.note}>
          {role === undefined ? null : `${t("lobby.knownRole", { role: roleName(role) })} · `}
          {lastOpened(workshop.lastOpenedMs)}
        </span>
      </Link>
      <IconButton
        label={t("lobby.forget", { title })}
        icon={<X />}
        onPress={onForget}
        className={styles.forget}
      />
    </li>
  );
}

function lastOpened(atMs: number): string {
  if (atMs === 0) return t("lobby.neverOpened");
  const format = new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short" });
  return t("lobby.lastOpened", { date: format.format(atMs) });
}
