/** The earlier wordings of a message. */

import { Modal, openModal } from "../../kit/Modal";
import { MarkdownText } from "../../kit/markdown/MarkdownText";
import { showFailure } from "../../session/failures";
import { exact } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { ChatId, Seq, Version } from "../../wire/wire";
import { versionsOf } from "./quotes";

/** Asks for the wordings of a message and shows them. */
export function openVersions(chat: ChatId, seq: Seq): void {
  versionsOf(chat, seq).then((versions) => openModal(<VersionsModal versions={versions} />), showFailure);
}

function VersionsModal({ versions }: { versions: readonly Version[] }) {
  return (
    <Modal title={t("msg.versions")}>
      <ol class="rows">
        {versions.map((version) => (
          <li class="version" key={version.at}>
            <time class="row-sub">{exact(version.at)}</time>
            <MarkdownText text={version.text} />
          </li>
        ))}
      </ol>
    </Modal>
  );
}
