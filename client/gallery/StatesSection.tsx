// What hands and keys do to a control, held still: pointed at, pressed, reached by the keyboard, at work, refused.
import { Plus, Search } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Button, PlainButton } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { LightButton } from "../ui/LightButton.tsx";
import { Select } from "../ui/Select.tsx";
import { Switch } from "../ui/Switch.tsx";
import { TextField } from "../ui/TextField.tsx";
import { ToggleButton } from "../ui/ToggleButton.tsx";
import styles from "./Gallery.module.css";
import { Grid, Row, Section } from "./Section.tsx";

const nothing = (): void => undefined;
const held = ["hovered", "pressed", "focus-visible"] as const;

export function StatesSection() {
  return (
    <Section title="States">
      {held.map((state) => (
        <Held key={state} state={state}>
          <h3>{state}</h3>
          <Row>
            <Button variant="primary" icon={<Plus />}>
              Add a step
            </Button>
            <Button>Cancel</Button>
            <Button variant="quiet">Look</Button>
            <Button variant="danger">Delete</Button>
            <IconButton label={`Search, ${state}`} icon={<Search />} />
            <ToggleButton isSelected onChange={nothing}>
              Moment of truth
            </ToggleButton>
            <Checkbox isSelected onChange={nothing}>
              Front stage
            </Checkbox>
            <Switch isSelected onChange={nothing}>
              Anonymous
            </Switch>
          </Row>
        </Held>
      ))}
      <h3>At work, and refused</h3>
      <Row>
        <Button variant="primary" isPending>
          Opening
        </Button>
        <Button isPending>Opening</Button>
        <PlainButton onPress={nothing}>Plain</PlainButton>
        <PlainButton isPending onPress={nothing}>
          Plain, at work
        </PlainButton>
        <PlainButton isDisabled onPress={nothing}>
          Plain, disabled
        </PlainButton>
        <LightButton onPress={nothing}>Light</LightButton>
        <LightButton variant="primary" onPress={nothing}>
          Light, primary
        </LightButton>
        <LightButton isSelected onPress={nothing}>
          Light, selected
        </LightButton>
        <LightButton isDisabled onPress={nothing}>
          Light, disabled
        </LightButton>
      </Row>
      <Grid>
        <TextField label="Read only" value="Nobody changes this" onChange={nothing} isReadOnly />
        <Select
          label="Disabled"
          options={[{ id: "phone", label: "Phone" }]}
          value="phone"
          onChange={nothing}
          isDisabled
        />
        <Select label="Empty" options={[]} value={null} onChange={nothing} />
      </Grid>
    </Section>
  );
}

/** React Aria tells its styles by attributes: set from outside, they show a state that no hand is making. */
function Held({
  state,
  children,
}: {
  readonly state: (typeof held)[number];
  readonly children: ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    for (const control of place.current?.querySelectorAll("button, label, [data-rac]") ?? []) {
      control.setAttribute(`data-${state}`, "true");
    }
  }, [state]);
  return (
    <div ref={place} className={styles.held} data-held={state}>
      {children}
    </div>
  );
}
