// Owns: how somebody writes in an open round: at once where it is anonymous; where it is held with names, after it has
// been said that the name will stand on the cards, and which. Rules PHA-45, PRV-100.

import { UserRound } from "lucide-react";
import { useState } from "react";
import { cleanText } from "../../../shared/model/clean.ts";
import { signDrafts } from "../../../shared/model/draft.ts";
import { type Round, signatureMax } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { useDevice } from "../../session/device.tsx";
import { useEditMine, useMine, useSession } from "../../session/hooks.ts";
import { LightButton } from "../../ui/LightButton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { DraftBox } from "./DraftBox.tsx";
import { WhoCanSee } from "./WhoCanSee.tsx";
import styles from "./Write.module.css";

export interface WriteProps {
  readonly round: Round;
  /** Takes the focus at once: the very next key is a letter of the first card. */
  readonly takesFocus: boolean;
}

export function Write({ round, takesFocus }: WriteProps) {
  // Neither the name nor the line in the box passes to whoever starts afresh.
  const key = `${round.id}.${useSession().participation}`;
  if (round.mode === "named")
    return <WriteSigned key={key} round={round} takesFocus={takesFocus} />;
  return <DraftBox key={key} roundId={round.id} by="" takesFocus={takesFocus} />;
}

function WriteSigned({ round, takesFocus }: WriteProps) {
  const { memory } = useDevice();
  const edit = useEditMine();
  const signed = useMine(["drafts"], ({ drafts }) => nameIn(drafts.values(), round.id), "");
  const [said, setSaid] = useState("");
  const [isChanging, setChanging] = useState(false);
  const name = said || signed;
  const say = (next: string): void => {
    edit((mine) => signDrafts(mine, { roundId: round.id, name: next }));
    setSaid(next);
    setChanging(false);
  };
  if (name === "") return <NameForm first={memory.person().name} onSay={say} isFirst />;
  return (
    <>
      {isChanging ? (
        <NameForm first={name} onSay={say} isFirst={false} />
      ) : (
        <p className={styles.signed}>
          <UserRound aria-hidden="true" />
          <span>{t("brainstorm.promiseNamed", { name })}</span>
          <LightButton size="small" variant="quiet" onPress={() => setChanging(true)}>
            {t("brainstorm.changeName")}
          </LightButton>
        </p>
      )}
      <DraftBox roundId={round.id} by={name} takesFocus={takesFocus || said !== ""} />
    </>
  );
}

interface NameFormProps {
  readonly first: string;
  readonly onSay: (name: string) => void;
  /** Whether nothing can be written before it. */
  readonly isFirst: boolean;
}

function NameForm({ first, onSay, isFirst }: NameFormProps) {
  const [name, setName] = useState(first);
  const clean = cleanText(name);
  const say = (): void => {
    if (clean !== "") onSay(clean);
  };
  return (
    <section className={styles.name} aria-labelledby="named-round">
      <h2 id="named-round" className={styles.title}>
        {t("brainstorm.namedTitle")}
      </h2>
      <p>{t("brainstorm.namedText")}</p>
      <div className={styles.entry}>
        <TextField
          label={t("brainstorm.nameLabel")}
          className={styles.field}
          autoFocus
          maxLength={signatureMax}
          autoComplete="name"
          value={name}
          onChange={setName}
          onEnter={say}
        />
        <LightButton variant="primary" isDisabled={clean === ""} onPress={say}>
          {t("brainstorm.writeAs")}
        </LightButton>
      </div>
      {isFirst ? <WhoCanSee mode="named" isOver={false} /> : null}
    </section>
  );
}

/** The name on one's own drafts of a round, if there are any. */
function nameIn(
  drafts: Iterable<{ readonly roundId: string; readonly by: string }>,
  roundId: string,
): string {
  for (const draft of drafts) if (draft.roundId === roundId && draft.by !== "") return draft.by;
  return "";
}
