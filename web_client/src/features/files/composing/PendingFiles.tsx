/** The files of a message on its way: where they will stand, as far as this device has them. */

import { Icon } from "../../../kit/Icon";
import type { PendingFile } from "../../../session/outbox";
import { t } from "../../../texts/texts";
import { kindIcon, placeOf, shapeOf } from "../files";
import { type Attachment, attachmentOf } from "../uploading/attachments";
import { percentOf } from "../uploading/progress";
import { AttachedSound, isVoice } from "./AttachedSound";
import { stateText } from "./state_text";

export function PendingFiles({ files }: { files: readonly PendingFile[] }) {
  const pictures = files.filter(({ key }) => attachmentOf(key)?.picture !== undefined);
  const rest = files.filter((file) => !pictures.includes(file));
  return (
    <div class="files">
      {pictures.length > 0 && (
        <div class={pictures.length > 1 ? "pictures pictures--grid" : "pictures"}>
          {pictures.map(({ key, name }) => (
            <PendingPicture key={key} name={name} one={attachmentOf(key)} alone={pictures.length === 1} />
          ))}
        </div>
      )}
      {rest.map(({ key, name }) => (
        <PendingRow key={key} name={name} one={attachmentOf(key)} />
      ))}
    </div>
  );
}

interface PendingOneProps {
  readonly name: string;
  readonly one: Attachment | undefined;
}

function PendingPicture({ name, one, alone }: PendingOneProps & { readonly alone: boolean }) {
  const { url = "", width = 0, height = 0 } = one?.picture ?? {};
  const size = alone ? placeOf(width, height) : { width: 200, height: 200 };
  return (
    <span class="picture">
      <img src={url} alt={name} {...size} style={shapeOf(size.width, size.height)} draggable={false} />
    </span>
  );
}

function PendingRow({ name, one }: PendingOneProps) {
  if (one !== undefined && isVoice(one)) return <AttachedSound one={one} />;
  return (
    <div class="file">
      <span class="file-kind" aria-hidden="true">
        <Icon name={kindIcon(one?.file?.kind ?? "other")} />
      </span>
      <span class="file-name">
        <b class="cut">{name}</b>
        <small>{one === undefined ? "\u00a0" : stateText(one)}</small>
      </span>
    </div>
  );
}

/** What a message waits for: null once all of its files are there. */
export function waitingForFiles(files: readonly PendingFile[]): string | null {
  const all = files.flatMap(({ key }) => attachmentOf(key) ?? []);
  if (all.every(({ state }) => state === "done")) return null;
  return t("file.sends_when", { percent: t("file.percent", { n: percentOf(all) }) });
}
