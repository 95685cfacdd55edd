// Buttons, menus, tabs and what opens.
import { Copy, Ellipsis, Pencil, Plus, Search, Share2, Star, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button, type ButtonSize, type ButtonVariant } from "../ui/Button.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { Menu } from "../ui/Menu.tsx";
import { Popover } from "../ui/Popover.tsx";
import { SegmentedControl } from "../ui/SegmentedControl.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { TextField } from "../ui/TextField.tsx";
import { ToggleButton } from "../ui/ToggleButton.tsx";
import { Toolbar } from "../ui/Toolbar.tsx";
import { Tooltip } from "../ui/Tooltip.tsx";
import styles from "./Gallery.module.css";
import { Row, Section } from "./Section.tsx";

const variants: readonly ButtonVariant[] = ["primary", "secondary", "quiet", "danger"];
const sizes: readonly ButtonSize[] = ["small", "medium", "large"];
const refusal = "Only the facilitator can open the next phase.";

export function ButtonsSection() {
  const [isFavourite, setFavourite] = useState(true);
  return (
    <Section title="Buttons">
      {sizes.map((size) => (
        <Row key={size}>
          {variants.map((variant) => (
            <Button key={variant} variant={variant} size={size} icon={<Plus />}>
              Add a step
            </Button>
          ))}
          <IconButton label="Search" icon={<Search />} size={size} shortcut="/" />
          <IconButton
            label="Favourite"
            icon={<Star />}
            size={size}
            isSelected={isFavourite}
            onPress={() => setFavourite(!isFavourite)}
          />
        </Row>
      ))}
      <Row>
        {variants.map((variant) => (
          <Button key={variant} variant={variant} isDisabled>
            Disabled
          </Button>
        ))}
        <Button variant="primary" reason={refusal}>
          Refuses and says why
        </Button>
        <IconButton label="Share" icon={<Share2 />} reason={refusal} />
        <ToggleButton isSelected={isFavourite} onChange={setFavourite} icon={<Star />}>
          Moment of truth
        </ToggleButton>
        <CopyButton text="https://waymark.example/w/abc" label="Copy the link" />
      </Row>
      <Toolbar label="Tools of the step" className={styles.row}>
        <IconButton label="Edit" icon={<Pencil />} />
        <IconButton label="Duplicate" icon={<Copy />} reason={refusal} />
        <IconButton label="Delete" icon={<Trash2 />} />
      </Toolbar>
      <Openers />
      <Views />
    </Section>
  );
}

function Openers() {
  const [open, setOpen] = useState<"none" | "dialog" | "confirm">("none");
  const [name, setName] = useState("The first visit");
  const close = () => setOpen("none");
  return (
    <Row>
      <Menu
        label="Actions for the step"
        trigger={<IconButton label="More" icon={<Ellipsis />} variant="secondary" />}
        onAction={() => undefined}
        items={[
          { id: "edit", label: "Edit", icon: <Pencil />, shortcut: "E" },
          {
            id: "copy",
            label: "Duplicate",
            icon: <Copy />,
            disabledReason: "The map is closed to changes.",
          },
          {
            id: "delete",
            label: "Delete the step",
            icon: <Trash2 />,
            danger: true,
            shortcut: "Del",
          },
        ]}
      />
      <Popover label="About the step" trigger={<Button>Popover</Button>}>
        Placed in the journeys of Ayşe and Tom. <Kbd>Esc</Kbd> closes.
      </Popover>
      <Tooltip text="Seen on hover and on focus" shortcut="T">
        <Button>Tooltip</Button>
      </Tooltip>
      <Button onPress={() => setOpen("dialog")}>Dialog</Button>
      <Button onPress={() => setOpen("confirm")}>Confirm</Button>
      <Dialog
        title="Rename the journey"
        isOpen={open === "dialog"}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>Cancel</Button>
            <Button variant="primary" onPress={close}>
              Rename
            </Button>
          </>
        }
      >
        <TextField label="Name" value={name} onChange={setName} autoFocus onEnter={close} />
      </Dialog>
      <ConfirmDialog
        title="Delete this journey?"
        isOpen={open === "confirm"}
        onClose={close}
        onConfirm={() => undefined}
        confirmLabel="Delete the journey"
      >
        Its 24 steps return to the pool. Ratings stay with their touchpoints.
      </ConfirmDialog>
    </Row>
  );
}

function Views() {
  const [view, setView] = useState<"ideal" | "current" | "both">("ideal");
  return (
    <>
      <SegmentedControl
        label="Journey shown"
        value={view}
        onChange={setView}
        options={[
          { id: "ideal", label: "Ideal" },
          { id: "current", label: "Current" },
          { id: "both", label: "Side by side" },
        ]}
      />
      <Tabs
        label="Journey shown"
        value={view}
        onChange={setView}
        options={[
          { id: "ideal", label: "Ideal", count: 24 },
          { id: "current", label: "Current", count: 31 },
          { id: "both", label: "Side by side" },
        ]}
      >
        The {view} journey.
      </Tabs>
    </>
  );
}
