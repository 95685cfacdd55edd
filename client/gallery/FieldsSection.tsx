// Fields and choices.
import { useState } from "react";
import { Checkbox } from "../ui/Checkbox.tsx";
import { FileDrop } from "../ui/FileDrop.tsx";
import { KeptField } from "../ui/KeptField.tsx";
import { LongSelect } from "../ui/LongSelect.tsx";
import { NumberField } from "../ui/NumberField.tsx";
import { Select } from "../ui/Select.tsx";
import { Switch } from "../ui/Switch.tsx";
import { TextField } from "../ui/TextField.tsx";
import { toast } from "../ui/toasts.ts";
import { Grid, Row, Section } from "./Section.tsx";

export function FieldsSection() {
  return (
    <Section title="Fields">
      <Grid>
        <Words />
        <Choices />
      </Grid>
      <FileDrop
        label="A list of touchpoints"
        accept={[".csv", ".xlsx"]}
        multiple
        onFiles={(files) => toast(`${files.length} taken`)}
      />
    </Section>
  );
}

function Words() {
  const [text, setText] = useState("She opens the letter twice");
  const [minutes, setMinutes] = useState<number | null>(12);
  return (
    <>
      <TextField label="Touchpoint" value={text} onChange={setText} maxLength={28} />
      <TextField
        label="Empty"
        value=""
        onChange={setText}
        placeholder="What happens between you?"
        description="One moment each."
      />
      <TextField
        label="With an error"
        value={text}
        onChange={setText}
        error="This touchpoint is already in the pool. Choose other words."
      />
      <TextField label="Disabled" value={text} onChange={setText} isDisabled />
      <TextField label="Several lines" value={text} onChange={setText} multiline />
      <KeptField label="Kept on leaving it" value={text} onKeep={setText} />
      <NumberField
        label="Minutes"
        value={minutes}
        onChange={setMinutes}
        minValue={0}
        maxValue={600}
      />
    </>
  );
}

type Channel = "phone" | "letter" | "branch";

function Choices() {
  const [channel, setChannel] = useState<Channel | null>("phone");
  const [isOn, setOn] = useState(true);
  const options = [
    { id: "phone", label: "Phone", detail: "Calls both ways" },
    { id: "letter", label: "Letter" },
    { id: "branch", label: "Branch" },
  ] as const;
  const choose = (id: string): void =>
    setChannel(options.find((option) => option.id === id)?.id ?? null);
  return (
    <>
      <Select label="Channel" options={options} value={channel} onChange={setChannel} />
      <LongSelect
        label="A long list"
        findLabel="Find a channel"
        searchFrom={0}
        options={options}
        value={channel}
        onChange={choose}
      />
      <Select
        label="Nothing chosen"
        options={options}
        value={null}
        onChange={setChannel}
        error="Choose a channel."
      />
      <Switch isSelected={isOn} onChange={setOn} description="Nobody can see who wrote what.">
        Anonymous round
      </Switch>
      <Switch isSelected={false} onChange={setOn} isDisabled>
        Cannot be changed
      </Switch>
      <Row>
        <Checkbox isSelected={isOn} onChange={setOn}>
          Front stage
        </Checkbox>
        <Checkbox isSelected={false} onChange={setOn} isIndeterminate>
          Some
        </Checkbox>
        <Checkbox isSelected={false} onChange={setOn} isDisabled>
          Disabled
        </Checkbox>
      </Row>
    </>
  );
}
