// Owns: title and guiding question at the head of the lobby, edited in place by those who may. Rule PHA-38.

import { workshopRecord } from "../../../shared/model/tables.ts";
import { describeWorkshop, workshopBounds } from "../../../shared/model/workshop.ts";
import { t } from "../../i18n/t.ts";
import { useEdit, useMap, useMay } from "../../session/hooks.ts";
import { EditableText } from "./EditableText.tsx";
import styles from "./WorkshopHead.module.css";

export function WorkshopHead() {
  const title = useMap(["workshop"], (map) => map.workshop.get(workshopRecord)?.title ?? "");
  const question = useMap(["workshop"], (map) => map.workshop.get(workshopRecord)?.question ?? "");
  const edit = useEdit();
  const { allowed } = useMay({ write: "map" });
  const shownTitle = title || t("lobby.untitled");
  return (
    <header className={styles.head}>
      <h1 tabIndex={-1} className={styles.title}>
        <EditableText
          text={title}
          shown={shownTitle}
          label={t("lobby.titleLabel")}
          action={t("lobby.editTitle", { text: shownTitle })}
          maxLength={workshopBounds.title}
          canEdit={allowed}
          onSave={(text) =>
            edit(t("lobby.undoTitle"), (map) => describeWorkshop(map, "title", text))
          }
        />
      </h1>
      {question === "" && !allowed ? null : (
        <div className={styles.question}>
          <EditableText
            text={question}
            shown={question || t("lobby.questionEmpty")}
            label={t("lobby.questionLabel")}
            action={
              question === ""
                ? t("lobby.questionEmpty")
                : t("lobby.editQuestion", { text: question })
            }
            maxLength={workshopBounds.question}
            canEdit={allowed}
            onSave={(text) =>
              edit(t("lobby.undoQuestion"), (map) => describeWorkshop(map, "question", text))
            }
          />
        </div>
      )}
    </header>
  );
}
