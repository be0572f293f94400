import { useEffect, useRef } from "preact/hooks";
import { t } from "../../../texts/texts";
import { Player } from "../../sound/Player";
import { current, stop, type Track } from "../../sound/playing";
import { fileUrl } from "../files";
import { type Attachment, isSendable } from "../uploading/attachments";
import { loadUploads } from "../uploading/sync";
import { stateText } from "./state_text";

/** A voice note before it is sent: to be heard here as this device has it, elsewhere as the server has it. */
export function AttachedSound({ one }: { one: Attachment }) {
  const made = useRef<string | null>(null);
  const { key, upload, voice, file } = one;
  const track: Track = {
    id: key,
    duration: voice?.duration ?? file?.duration ?? 0,
    title: t("voice"),
    async sources() {
      const { bytesUrl } = await loadUploads();
      made.current ??= bytesUrl(key);
      const there = upload === undefined ? [] : [fileUrl(upload, "playable", "uploads")];
      return made.current === null ? there : [made.current, ...there];
    },
  };
  useEffect(
    () => () => {
      if (current.peek()?.id === key) stop();
      if (made.current !== null) URL.revokeObjectURL(made.current);
    },
    [key],
  );
  return (
    <Player track={track} peaks={voice?.peaks ?? file?.peaks ?? []}>
      {one.state !== "done" && one.state !== "uploading" && (
        <span class={isSendable(one) ? "cut" : "is-danger"}> · {stateText(one)}</span>
      )}
    </Player>
  );
}

/** Recorded here or elsewhere. */
export function isVoice({ voice, file }: Attachment): boolean {
  return voice !== undefined || file?.voice === true;
}
