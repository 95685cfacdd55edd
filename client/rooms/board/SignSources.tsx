// The icons of all that cards show as signs, out of sight, for `signs.ts` to copy.
import { MessageSquareText, NotebookText } from "lucide-react";
import { memo } from "react";
import { channels, directions } from "../../../shared/model/tables.ts";
import { ChannelIcon, DirectionIcon } from "../../ui/channels.tsx";
import { categoryOf, Shape, shapeOf } from "../../ui/Shape.tsx";
import { categorySign, commentsSign, notesSign, signSource } from "./signs.ts";

export const SignSources = memo(function SignSources() {
  return (
    <>
      {channels.map((channel) => (
        <span key={channel} {...{ [signSource]: channel }}>
          <ChannelIcon channel={channel} />
        </span>
      ))}
      {directions.map((direction) => (
        <span key={direction} {...{ [signSource]: direction }}>
          <DirectionIcon direction={direction} />
        </span>
      ))}
      {categories.map((category) => (
        <span key={category} {...{ [signSource]: categorySign(category) }}>
          <Shape name={shapeOf(category)} />
        </span>
      ))}
      <span {...{ [signSource]: notesSign }}>
        <NotebookText />
      </span>
      <span {...{ [signSource]: commentsSign }}>
        <MessageSquareText />
      </span>
    </>
  );
});

const categories = Array.from({ length: 8 }, (_, index) => categoryOf(index));
