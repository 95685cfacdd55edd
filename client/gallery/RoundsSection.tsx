// What belongs to rounds and pictures: the time, who sees what, feelings and channels by their signs, a scene.
import { box, type Scene } from "../../shared/format/scene/scene.ts";
import { channelChoices, DirectionIcon } from "../ui/channels.tsx";
import { FeelingMark } from "../ui/FeelingMark.tsx";
import { RoundTimer } from "../ui/rounds/RoundTimer.tsx";
import { WhoSeesThis } from "../ui/rounds/WhoSeesThis.tsx";
import { SceneView } from "../ui/SceneView.tsx";
import { type Category, Shape, shapeOf } from "../ui/Shape.tsx";
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx";
import { Row, Section } from "./Section.tsx";

/** Stands still: an hour, a minute, seconds and nothing are left of these. */
const clock = { now: () => 0, after: () => () => undefined };
const ends = [3_600_000, 59_000, 9_000, 0] as const;
const categories: readonly Category[] = [1, 2, 3, 4, 5, 6, 7, 8];
const picture: Scene = {
  width: 240,
  height: 80,
  title: "Two steps",
  description: "Two boxes beside each other.",
  items: [
    box(10, 10, 100, 60, { fill: "raised", stroke: "line", radius: 8 }),
    box(130, 10, 100, 60, { fill: "raised", stroke: "line", radius: 8, isDashed: true }),
  ],
};

export function RoundsSection() {
  return (
    <Section title="Rounds and pictures">
      <Row>
        {ends.map((endsAtMs) => (
          <RoundTimer key={endsAtMs} endsAtMs={endsAtMs} clock={clock} />
        ))}
        <RoundTimer endsAtMs={59_000} clock={clock} size="large" />
      </Row>
      <WhoSeesThis
        summary="Nobody sees who wrote what."
        promises={["Your words lie on this device until the reveal.", "Cards are shuffled."]}
        notPromised={["A style of writing can be recognised."]}
      />
      <Row>
        {(["small", "medium", "large"] as const).map((size) =>
          (["love", "mixed", "pain"] as const).map((feeling) => (
            <FeelingMark key={`${size} ${feeling}`} feeling={feeling} size={size} />
          )),
        )}
      </Row>
      <Row>
        {channelChoices().map(({ id, label, Icon }) => (
          <span key={id}>
            <Icon aria-hidden="true" /> {label}
          </span>
        ))}
        <span>
          <DirectionIcon direction="toCustomer" /> to the customer
        </span>
        <span>
          <DirectionIcon direction="toCompany" /> to the company
        </span>
      </Row>
      <Row>
        {categories.map((category) => (
          <span key={category} style={{ color: `var(--cat-${category})` }}>
            <Shape name={shapeOf(category)} />
          </span>
        ))}
        <VisuallyHidden>Eight shapes, heard and not seen.</VisuallyHidden>
      </Row>
      <SceneView scene={picture} />
    </Section>
  );
}
