// Owns: the examples to begin with, each with what it brings: stages, personas, departments.

import { Button } from "react-aria-components";
import { type TemplateName, templateNames, templateOf } from "../../../shared/model/template.ts";
import { t } from "../../i18n/t.ts";
import { categoryOf, Shape, shapeOf } from "../../ui/Shape.tsx";
import { Outcome } from "./Outcome.tsx";
import start from "./Start.module.css";
import styles from "./Templates.module.css";
import { type Creation, useCreate } from "./useCreate.ts";

const examples = templateNames.filter((name) => name !== "empty");

export function Templates() {
  const creation = useCreate();
  return (
    <section className={start.section} aria-labelledby="templates">
      <h2 id="templates" className={start.heading}>
        {t("lobby.templatesTitle")}
      </h2>
      <p className={start.sectionText}>{t("lobby.templatesText")}</p>
      <ul className={styles.cards}>
        {examples.map((name) => (
          <li key={name}>
            <TemplateCard name={name} creation={creation} />
          </li>
        ))}
      </ul>
      <Outcome creation={creation} />
    </section>
  );
}

interface TemplateCardProps {
  readonly name: TemplateName;
  readonly creation: Creation;
}

function TemplateCard({ name, creation }: TemplateCardProps) {
  const { title, question, departments, personas, stages } = templateOf(name);
  return (
    <div className={styles.card}>
      <h3 className={styles.title}>
        <Button
          className={styles.button ?? ""}
          aria-describedby={`template-${name}`}
          onPress={() => void creation.create({ template: name })}
        >
          {title}
        </Button>
      </h3>
      <p id={`template-${name}`} className={styles.question}>
        {question}
      </p>
      <Stages stages={stages} />
      <p className={styles.foot}>
        <span className={styles.personas}>
          {personas.map((persona, index) => (
            <span key={persona.name} className={styles[`ink${categoryOf(index)}`]}>
              <Shape name={shapeOf(categoryOf(index))} /> {persona.name}
            </span>
          ))}
        </span>
        <span>{t("lobby.templateDepartments", { count: departments.length })}</span>
      </p>
    </div>
  );
}

/** The stages as points on a line, the way they will stand side by side in the journey. */
function Stages({ stages }: { readonly stages: readonly string[] }) {
  return (
    <ol className={styles.stages} aria-label={t("lobby.templateStages")}>
      {stages.map((stage) => (
        <li key={stage} className={styles.stage}>
          {stage}
        </li>
      ))}
    </ol>
  );
}
