// What a reveal left of its writers, counted from the copy of the workshop in this browser, for everybody to see, to
// check and to keep. It says as plainly what cannot be seen from here, and what was not anonymous. [PRV-92, PRV-107]
import { CircleCheck, Download, Fingerprint, ShieldCheck, TriangleAlert } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { type Proof, proofOf, revealedRounds } from "../../../shared/insight/proof.ts";
import { download, fileNameOf } from "../../export/download.ts";
import { proof } from "../../i18n/en/proof.ts";
import { addWords, t } from "../../i18n/t.ts";
import { useMap, useMine, useRoom, useSession } from "../../session/hooks.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import styles from "./ProofPanel.module.css";

addWords({ proof });

/** The way to the proof, as soon as a brainstorm was revealed. */
export function ProofButton() {
  const [isOpen, setOpen] = useState(false);
  const rounds = useRoom(["rounds"], revealedRounds);
  if (rounds.length === 0) return null;
  return (
    <>
      <IconButton label={t("proof.title")} icon={<ShieldCheck />} onPress={() => setOpen(true)} />
      {isOpen ? <ProofDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ProofDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const readOrigins = useCallback(() => session.map.origins("touchpoints"), [session]);
  const cards = useMap(["touchpoints"], readOrigins);
  // Only so that it counts again when a round is revealed or a draft goes.
  useRoom(["rounds", "signatures"], revealedRounds);
  useMine(["drafts"], ({ drafts }) => drafts.size, 0);
  const proof = proofOf(cards, session.room.tables, session.mine?.tables ?? null);
  const save = () => {
    const file = { waymark: "anonymity-proof", version: 1, ...proof, cards };
    const title = session.map.tables.workshop.get("main")?.title ?? "";
    const content = `${JSON.stringify(file, null, 1)}\n`;
    download(
      fileNameOf([title, t("proof.file")], "json"),
      new Blob([content], { type: "application/json" }),
    );
  };
  return (
    <Dialog
      title={t("proof.title")}
      isOpen
      onClose={onClose}
      actions={
        <Button icon={<Download />} onPress={save}>
          {t("proof.save")}
        </Button>
      }
    >
      <div className={styles.proof}>
        <p>{t("proof.intro")}</p>
        <ul className={styles.findings}>
          <Names proof={proof} />
          <Writers proof={proof} />
          <Fields proof={proof} />
          <Drafts proof={proof} />
        </ul>
        <h3 className={styles.heading}>{t("proof.check")}</h3>
        <p>{t("proof.checkHow")}</p>
        <h3 className={styles.heading}>{t("proof.unseen")}</h3>
        <p>{t("proof.unseenServer")}</p>
        <p>{t("proof.unseenStyle")}</p>
      </div>
    </Dialog>
  );
}

/** Where a round was held with names, nothing here may sound as if it had not been. */
function Names({ proof: { namedRounds, signed } }: { readonly proof: Proof }) {
  if (namedRounds === 0) return null;
  return (
    <Finding isGood={null} title={t("proof.named", { count: namedRounds })}>
      <p>{t("proof.signed", { count: signed.length })}</p>
    </Finding>
  );
}

function Writers({ proof: { writers } }: { readonly proof: Proof }) {
  const rest = writers.slice(writersShown).reduce((sum, { cards }) => sum + cards, 0);
  return (
    <Finding isGood={null} title={t("proof.writers")}>
      <p>{t("proof.writersWhy")}</p>
      <ul className={styles.writers}>
        {writers.slice(0, writersShown).map(({ writer, cards }) => (
          <li key={writer}>
            {t("proof.writer", { count: cards })} <code>{writer}</code>
          </li>
        ))}
        {rest > 0 ? <li>{t("proof.writersMore", { count: rest })}</li> : null}
      </ul>
    </Finding>
  );
}

function Fields({ proof: { fields, unknownFields, namedRounds } }: { readonly proof: Proof }) {
  const isGood = unknownFields.length === 0;
  const good = namedRounds > 0 ? t("proof.fieldsNamed") : t("proof.fields");
  return (
    <Finding isGood={isGood} title={isGood ? good : t("proof.fieldsOdd")}>
      <p>
        {(isGood ? fields : unknownFields).map((field) => (
          <code key={field} className={styles.field}>
            {field}
          </code>
        ))}
      </p>
    </Finding>
  );
}

function Drafts({ proof: { draftsLeft } }: { readonly proof: Proof }) {
  if (draftsLeft === null) return null;
  return (
    <Finding
      isGood={draftsLeft === 0}
      title={
        draftsLeft === 0 ? t("proof.draftsGone") : t("proof.draftsLeft", { count: draftsLeft })
      }
    />
  );
}

/** `isGood` null: a statement to compare with the figures below it, which no copy can decide by itself. */
function Finding(given: {
  readonly isGood: boolean | null;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <li className={styles.finding}>
      <Sign isGood={given.isGood} />
      <div className={styles.words}>
        <h3 className={styles.heading}>{given.title}</h3>
        {given.children}
      </div>
    </li>
  );
}

function Sign({ isGood }: { readonly isGood: boolean | null }) {
  if (isGood === null) return <Fingerprint aria-hidden="true" className={styles.told} />;
  return isGood ? (
    <CircleCheck aria-hidden="true" className={styles.good} />
  ) : (
    <TriangleAlert aria-hidden="true" className={styles.odd} />
  );
}

/** A long list of writers says no more than its beginning. */
const writersShown = 6;
