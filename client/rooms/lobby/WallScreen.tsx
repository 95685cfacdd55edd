// Owns: the whole screen for the wall: the code as large as it goes, one sentence, and the address in plain letters.
// Always light: a projector shows dark on light best, and so do cameras read it. Rules A11-44, ACC-48.

import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { t } from "../../i18n/t.ts";
import { useHeadCount } from "../../session/hooks.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { QrCode } from "../../ui/QrCode.tsx";
import styles from "./Wall.module.css";

export interface WallScreenProps {
  readonly link: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function WallScreen({ link, isOpen, onClose }: WallScreenProps) {
  const screen = useRef<HTMLDivElement>(null);
  return (
    <ModalOverlay
      ref={screen}
      className={styles.overlay ?? ""}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.screen ?? ""}>
        <Dialog className={styles.dialog ?? ""} data-theme="light">
          <Heading slot="title" className={styles.headline ?? ""}>
            {t("lobby.wallHeadline")}
          </Heading>
          <IconButton
            label={t("lobby.wallClose")}
            icon={<X />}
            onPress={onClose}
            className={styles.close}
          />
          <QrCode text={link} label={t("lobby.wallLabel")} className={styles.wide} />
          <p className={styles.scan}>
            <strong>{t("lobby.wallScan")}</strong> {t("lobby.wallPromise")}
            <Here />
          </p>
          <p className={styles.address} dir="auto">
            {t("lobby.wallType")} <span dir="ltr">{link}</span>
          </p>
          <FillTheScreen onLeave={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Whoever scans sees on the wall that they are in; others see that it can be done. */
function Here() {
  const others = useHeadCount() - 1;
  if (others === 0) return null;
  return <span className={styles.here}>{t("lobby.wallHere", { count: others })}</span>;
}

/** Takes the whole screen where the browser lets it; leaving that closes this too. Where it does not, the page is all. */
function FillTheScreen({ onLeave }: { readonly onLeave: () => void }) {
  const leave = useRef(onLeave);
  useEffect(() => {
    leave.current = onLeave;
  });
  useEffect(() => {
    const root = document.documentElement;
    let wasFull = false;
    const followChange = (): void => {
      if (wasFull && document.fullscreenElement === null) leave.current();
      wasFull = document.fullscreenElement !== null;
    };
    document.addEventListener("fullscreenchange", followChange);
    // A refusal (an iPhone, a frame) leaves the page as it is, which is good enough.
    root.requestFullscreen?.().catch(() => undefined);
    return () => {
      document.removeEventListener("fullscreenchange", followChange);
      if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
    };
  }, []);
  return null;
}
