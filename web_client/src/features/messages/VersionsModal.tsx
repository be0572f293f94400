/** The earlier wordings of a message. */

import { signal } from "@preact/signals";
import { Dialog } from "../../kit/Modal";
import { exact } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { ChatId, Seq, Version } from "../../wire/wire";
import { complain } from "../chats/chats";
import { Text } from "./MessageView";
import { versionsOf } from "./quotes";

const shown = signal<readonly Version[] | null>(null);

export function showVersions(chat: ChatId, seq: Seq): void {
  versionsOf(chat, seq).then((versions) => {
    shown.value = versions;
  }, complain);
}

export function VersionsDialog() {
  const versions = shown.value;
  if (versions === null) return null;
  return (
    <Dialog
      title={t("msg.versions")}
      onClose={() => {
        shown.value = null;
      }}
    >
      <ol class="rows">
        {versions.map((version) => (
          <li class="version" key={version.at}>
            <time class="row-sub">{exact(version.at)}</time>
            <Text text={version.text} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
