// The icons of all channels and directions, out of sight, for `signs.ts` to copy.
import { memo } from "react";
import { channels, directions } from "../../../shared/model/tables.ts";
import { ChannelIcon, DirectionIcon } from "../../ui/channels.tsx";
import { signSource } from "./signs.ts";

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
    </>
  );
});
