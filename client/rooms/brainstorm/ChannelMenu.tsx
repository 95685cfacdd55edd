// Owns: the channel of one draft of one's own, shown by its sign and chosen from a menu.

import { Tag } from "lucide-react";
import { setDraftChannel } from "../../../shared/model/draft.ts";
import { type Channel, channels, type Draft } from "../../../shared/model/tables.ts";
import { t } from "../../i18n/t.ts";
import { useEditMine } from "../../session/hooks.ts";
import { ChannelIcon, channelName } from "../../ui/channels.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";

export function ChannelMenu({ draft }: { readonly draft: Draft }) {
  const edit = useEditMine();
  const choose = (channel: Channel | "none"): void =>
    void edit((mine) =>
      setDraftChannel(mine, { id: draft.id, channel: channel === "none" ? "" : channel }),
    );
  const name = draft.channel === "" ? t("words.channelNone") : channelName(draft.channel);
  return (
    <Menu
      label={t("brainstorm.draftChannel")}
      trigger={
        <IconButton
          label={t("brainstorm.channelOf", { channel: name })}
          icon={draft.channel === "" ? <Tag /> : <ChannelIcon channel={draft.channel} />}
        />
      }
      items={[
        { id: "none", label: t("words.channelNone") },
        ...channels.map((channel) => ({
          id: channel,
          label: channelName(channel),
          icon: <ChannelIcon channel={channel} />,
        })),
      ]}
      onAction={choose}
      placement="bottom end"
    />
  );
}
