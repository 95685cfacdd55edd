// Owns: how a channel is called and drawn in the brainstorm.

import {
  CalendarDays,
  CircleDashed,
  Globe,
  Handshake,
  Mail,
  Mailbox,
  MessageCircle,
  Package,
  Phone,
  Smartphone,
  ThumbsUp,
  Users,
} from "lucide-react";
import type { ReactNode } from "react";
import type { Channel } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";

export function channelName(channel: Channel): string {
  return t(`brainstorm.${channel}Channel`);
}

export function channelIcon(channel: Channel): ReactNode {
  return icons[channel];
}

const icons: Readonly<Record<Channel, ReactNode>> = {
  inPerson: <Users />,
  phone: <Phone />,
  email: <Mail />,
  web: <Globe />,
  app: <Smartphone />,
  chat: <MessageCircle />,
  social: <ThumbsUp />,
  letter: <Mailbox />,
  event: <CalendarDays />,
  partner: <Handshake />,
  product: <Package />,
  other: <CircleDashed />,
};
