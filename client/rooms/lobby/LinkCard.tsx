// Owns: the link of one role: what it lets people do, copying it, replacing and revoking it. Rules ACC-34, ACC-35.

import { Ellipsis, Link2Off, RefreshCw } from "lucide-react";
import { useState } from "react";
import type { Result } from "../../../shared/kit/result.ts";
import type { Refusal } from "../../../shared/model/refusals.ts";
import type { Role } from "../../../shared/model/rights.ts";
import { t } from "../../i18n/t.ts";
import { useSession } from "../../session/hooks.ts";
import { withOrigin } from "../../session/memory.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, type MenuEntry } from "../../ui/Menu.tsx";
import { toast } from "../../ui/toasts.ts";
import styles from "./LinksPanel.module.css";
import { roleName, roleRights } from "./roleName.ts";
import type { Links } from "./useLinks.ts";

export interface LinkCardProps {
  readonly role: Role;
  readonly links: Links;
  /** What the link begins with, so that phones reach it. */
  readonly origin: string;
}

export function LinkCard({ role, links, origin }: LinkCardProps) {
  const known = links.known[role];
  const active = links.activeOf(role);
  const link = known === undefined || active === 0 ? null : withOrigin(known, origin);
  const name = roleName(role);
  return (
    <li className={styles.link}>
      <div className={styles.words}>
        <h3 className={styles.role}>{name}</h3>
        <p className={styles.note}>{roleRights(role)}</p>
        {link === null ? (
          <p className={styles.note}>
            {active === 0 ? t("lobby.noneActive") : t("lobby.linkUnknown")}
          </p>
        ) : (
          <p className={styles.address} dir="ltr">
            {link}
          </p>
        )}
        {active !== null && active > 1 ? (
          <p className={styles.note}>{t("lobby.severalActive", { count: active })}</p>
        ) : null}
      </div>
      <div className={styles.actions}>
        {link === null ? (
          <MakeButton role={role} links={links} />
        ) : (
          <CopyButton text={link} label={t("lobby.copyLink")} />
        )}
        {active === 0 ? null : <LinkMenu role={role} links={links} />}
      </div>
    </li>
  );
}

interface LinkActionProps {
  readonly role: Role;
  readonly links: Links;
}

function MakeButton({ role, links }: LinkActionProps) {
  const [isMaking, setMaking] = useState(false);
  const make = async (): Promise<void> => {
    setMaking(true);
    tell(await links.make(role), t("lobby.made"));
    setMaking(false);
  };
  return (
    <Button isDisabled={isMaking} onPress={() => void make()}>
      {t("lobby.newLink")}
    </Button>
  );
}

function LinkMenu({ role, links }: LinkActionProps) {
  const { role: ownRole } = useSession();
  const [asked, setAsked] = useState<"replace" | "revoke" | null>(null);
  const name = roleName(role);
  const isOwn = role === ownRole;
  const revoke: MenuEntry<"replace" | "revoke"> = {
    id: "revoke",
    label: t("lobby.revokeLink"),
    icon: <Link2Off />,
    danger: true,
  };
  const close = (): void => setAsked(null);
  return (
    <>
      <Menu
        label={t("lobby.linkMenu", { role: name })}
        trigger={<IconButton label={t("lobby.linkMenu", { role: name })} icon={<Ellipsis />} />}
        items={[
          { id: "replace", label: t("lobby.replaceLink"), icon: <RefreshCw /> },
          // One's own kind can only be replaced: nobody locks themselves out.
          ...(isOwn ? [] : [revoke]),
        ]}
        onAction={setAsked}
        placement="bottom end"
      />
      <ConfirmDialog
        title={t("lobby.replaceTitle", { role: name })}
        isOpen={asked === "replace"}
        onClose={close}
        onConfirm={() => {
          close();
          void links.replace(role).then((result) => tell(result, t("lobby.replaced")));
        }}
        confirmLabel={t("lobby.replaceConfirm")}
      >
        <p>{t("lobby.replaceText")}</p>
        {isOwn ? <p>{t("lobby.replaceOwn")}</p> : null}
      </ConfirmDialog>
      <ConfirmDialog
        title={t("lobby.revokeTitle", { role: name })}
        isOpen={asked === "revoke"}
        onClose={close}
        onConfirm={() => {
          close();
          void links.revoke(role).then((result) => tell(result, t("lobby.revoked")));
        }}
        confirmLabel={t("lobby.revokeConfirm")}
      >
        {t("lobby.revokeText")}
      </ConfirmDialog>
    </>
  );
}

function tell(result: Result<void, Refusal>, success: string): void {
  if (result.ok) toast(success, { tone: "positive" });
  else toast(result.error.message, { tone: "danger" });
}
