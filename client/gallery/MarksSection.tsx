// Emotion marks, badges, the QR code.
import { Badge } from "../ui/Badge.tsx";
import { EmotionMark } from "../ui/EmotionMark.tsx";
import { type EmotionValue, emotionName } from "../ui/emotion.ts";
import { QrCode } from "../ui/QrCode.tsx";
import type { Category } from "../ui/Shape.tsx";
import { Grid, Row, Section } from "./Section.tsx";

const steps: readonly EmotionValue[] = [-2, -1, 0, 1, 2, null];
const departments = [
  "Sales",
  "Service",
  "Logistics",
  "Finance",
  "Marketing",
  "Legal",
  "IT",
  "Board",
];

export function MarksSection() {
  return (
    <Section title="Marks">
      {(["large", "medium", "small"] as const).map((size) => (
        <Row key={size}>
          {steps.map((step) => (
            <EmotionMark key={step} value={step} size={size} />
          ))}
        </Row>
      ))}
      <Row>
        {steps.map((step) => (
          <Badge key={step}>{emotionName(step)}</Badge>
        ))}
      </Row>
      <Row>
        {departments.map((name, index) => (
          <Badge key={name} tone={(index + 1) as Category}>
            {name}
          </Badge>
        ))}
      </Row>
      <Row>
        <Badge tone="accent">Moment of truth</Badge>
        <Badge tone="positive" shape="circle">
          Saved
        </Badge>
        <Badge tone="caution" shape="triangle">
          Offline
        </Badge>
        <Badge tone="danger" shape="diamond">
          No owner
        </Badge>
      </Row>
      <Grid>
        <QrCode text="http://192.168.178.24:4321/w/abcdefgh#token" label="Join the workshop" />
      </Grid>
    </Section>
  );
}
