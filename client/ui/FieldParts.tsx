// The label, description and error around every field. [A11-6]
import { CircleAlert } from "lucide-react";
import { FieldError, Label, Text } from "react-aria-components";
import { classNames } from "./classNames.ts";
import styles from "./Field.module.css";
import { visuallyHidden } from "./VisuallyHidden.tsx";

export interface FieldWords {
  readonly label: string;
  /** Leaves the label to screen readers; only where the place itself says what is asked. */
  readonly hideLabel?: boolean;
  readonly description?: string | undefined;
  /** What is wrong and what to do; its presence marks the field invalid. */
  readonly error?: string | undefined;
}

export function FieldLabel({ label, hideLabel = false }: Pick<FieldWords, "label" | "hideLabel">) {
  return <Label className={classNames(hideLabel ? visuallyHidden : styles.label)}>{label}</Label>;
}

export function FieldNotes({ description, error }: Pick<FieldWords, "description" | "error">) {
  return (
    <>
      {description === undefined ? null : (
        <Text slot="description" className={styles.note ?? ""}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error ?? ""}>
        {error === undefined ? null : (
          <>
            <CircleAlert aria-hidden="true" />
            {error}
          </>
        )}
      </FieldError>
    </>
  );
}
