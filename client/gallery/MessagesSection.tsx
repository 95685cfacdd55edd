// What tells: messages, waiting, empty states, panels.
import { Inbox } from "lucide-react";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Panel } from "../ui/Panel.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { type ToastTone, toast } from "../ui/toasts.ts";
import styles from "./Gallery.module.css";
import { Grid, Row, Section } from "./Section.tsx";

const tones: readonly ToastTone[] = ["neutral", "positive", "caution", "danger"];

export function MessagesSection() {
  return (
    <Section title="Messages">
      <Row>
        {tones.map((tone) => (
          <Button
            key={tone}
            onPress={() => toast(`This is a message in the tone ${tone}.`, { tone })}
          >
            {tone}
          </Button>
        ))}
        <Button
          onPress={() =>
            toast("“Waiting in the queue” was deleted.", {
              action: { label: "Undo", onPress: () => toast("Back again.", { tone: "positive" }) },
            })
          }
        >
          with an action
        </Button>
      </Row>
      <Grid>
        <ProgressBar label="Exporting" value={0.4} amount="12 of 30" />
        <ProgressBar label="Reading the file" value={null} />
        <Spinner label="Opening the workshop" showLabel />
        <div className={styles.scale}>
          <Skeleton width="60%" />
          <Skeleton />
          <Skeleton width="80%" />
        </div>
      </Grid>
      <EmptyState
        picture={<Inbox />}
        title="The pool is empty"
        text="Touchpoints from the brainstorm gather here. Open the brainstorm, or add one yourself."
        actions={
          <>
            <Button>Import a list</Button>
            <Button variant="primary">Open the brainstorm</Button>
          </>
        }
      />
      <div className={styles.panelStage}>
        <Panel
          title="Waiting in the queue"
          onClose={() => undefined}
          actions={<Button>Save</Button>}
        >
          About what is selected.
        </Panel>
      </div>
    </Section>
  );
}
