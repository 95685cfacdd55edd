// Owns: the sign of each kind of node, and of a fail point.
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
  TriangleAlert,
} from "lucide-react";
import type { NodeTool } from "./nodeTools.ts";

export const kindIcons: Readonly<Record<NodeTool, LucideIcon>> = {
  start: CirclePlay,
  end: CircleStop,
  task: RectangleHorizontal,
  decision: Diamond,
  wait: Hourglass,
  failPoint: TriangleAlert,
  system: Server,
  document: FileText,
  note: StickyNote,
};
