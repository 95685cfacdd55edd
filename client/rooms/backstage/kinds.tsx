// Owns: the sign of each kind of node.
import {
  CirclePlay,
  CircleStop,
  Diamond,
  FileText,
  Hourglass,
  type LucideIcon,
  RectangleHorizontal,
  Server,
  StickyNote,
} from "lucide-react";
import type { NodeKind } from "../../../shared/model/tables.ts";

export const kindIcons: Readonly<Record<NodeKind, LucideIcon>> = {
  start: CirclePlay,
  end: CircleStop,
  task: RectangleHorizontal,
  decision: Diamond,
  wait: Hourglass,
  system: Server,
  document: FileText,
  note: StickyNote,
};
