// Owns: how a channel and a direction are named and drawn, the same in every room.
import {
  ArrowDownLeft,
  ArrowUpRight,
  AtSign,
  CalendarDays,
  CircleEllipsis,
  Globe,
  Handshake,
  type LucideIcon,
  Mail,
  MessageCircle,
  Package,
  Phone,
  Share2,
  Smartphone,
  Users,
} from "lucide-react";
import { type Channel, channels, type Touchpoint } from "../../shared/model/tables.ts";
import { t } from "../i18n/t.ts";

type Direction = Touchpoint["direction"];

interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly Icon: LucideIcon;
}

const icons: Readonly<Record<Channel, LucideIcon>> = {
  inPerson: Users,
  phone: Phone,
  email: AtSign,
  web: Globe,
  app: Smartphone,
  chat: MessageCircle,
  social: Share2,
  letter: Mail,
  event: CalendarDays,
  partner: Handshake,
  product: Package,
  other: CircleEllipsis,
};

/** All channels with their names, in the order of the table. */
export function channelChoices(): readonly Choice<Channel>[] {
  return channels.map((id) => ({ id, label: channelName(id), Icon: icons[id] }));
}

export function channelName(channel: Touchpoint["channel"]): string {
  if (channel === "") return t("words.channelNone");
  return t(`words.channel${capitalised(channel)}`);
}

export function directionName(direction: Direction): string {
  if (direction === "") return t("words.directionNone");
  return t(`words.direction${capitalised(direction)}`);
}

/** The sign of a channel, silent; nothing for none. */
export function ChannelIcon({ channel }: { readonly channel: Touchpoint["channel"] }) {
  if (channel === "") return null;
  const Icon = icons[channel];
  return <Icon aria-hidden="true" />;
}

/** An arrow towards the customer (out) or the company (in), silent; nothing for none. */
export function DirectionIcon({ direction }: { readonly direction: Direction }) {
  if (direction === "") return null;
  const Icon = direction === "toCustomer" ? ArrowUpRight : ArrowDownLeft;
  return <Icon aria-hidden="true" />;
}

function capitalised<T extends string>(word: T): Capitalize<T> {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}` as Capitalize<T>;
}
