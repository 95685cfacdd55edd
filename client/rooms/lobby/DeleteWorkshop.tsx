// Owns: deleting the whole workshop: asked by its title, since nothing brings it back. Rule ACC-50.

import { useState } from "react";
import { useLocation } from "wouter";
import { foldName } from "../../../shared/kit/fold.ts";
import { workshopRecord } from "../../../shared/model/tables.ts";
import { useDeed } from "../../app/useDeed.ts";
import { t } from "../../i18n/t.ts";
import { useDevice } from "../../session/device.tsx";
import { forgetWorkshop } from "../../session/forgetting.ts";
import { useMap, useSession } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toast } from "../../ui/toasts.ts";
import styles from "./LobbyRoom.module.css";

export function DeleteWorkshop() {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={styles.section} aria-labelledby="delete">
      <h2 id="delete" className={styles.heading}>
        {t("lobby.deleteTitle")}
      </h2>
      <p className={styles.text}>{t("lobby.deleteHint")}</p>
      <div>
        <Button onPress={() => setOpen(true)}>{t("lobby.deleteButton")}</Button>
      </div>
      {isOpen ? <DeleteDialog onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

function DeleteDialog({ onClose }: { readonly onClose: () => void }) {
  const { id } = useSession();
  const device = useDevice();
  const [, navigate] = useLocation();
  const { ask, isAsking } = useDeed();
  const given = useMap(["workshop"], (map) => map.workshop.get(workshopRecord)?.title ?? "");
  const title = given || t("lobby.untitled");
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  const remove = async (): Promise<void> => {
    if (foldName(typed) !== foldName(title)) {
      setWrong(true);
      return;
    }
    if (!(await ask({ type: "deleteWorkshop" }))) return;
    navigate("/");
    void forgetWorkshop(device, id);
    toast(t("lobby.deleteDone", { title }), { tone: "positive" });
  };
  const press = (): void => {
    if (!isAsking) void remove();
  };
  return (
    <Dialog
      title={t("lobby.deleteAsk", { title })}
      isOpen
      onClose={onClose}
      role="alertdialog"
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button variant="danger" isDisabled={isAsking} onPress={press}>
            {t("lobby.deleteConfirm")}
          </Button>
        </>
      }
    >
      <div className={styles.section}>
        <p>{t("lobby.deleteText")}</p>
        <p>{t("lobby.deleteKeep")}</p>
        <TextField
          label={t("lobby.deleteType", { title })}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setWrong(false);
          }}
          onEnter={press}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          {...(isWrong ? { error: t("lobby.deleteWrong", { title }) } : {})}
        />
      </div>
    </Dialog>
  );
}
