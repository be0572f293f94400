/** Sound of a message, of an upload, or in the list of files: with its player. */

import { DownloadLink } from "../../kit/Button";
import { state } from "../../session/store";
import { personOf } from "../../state/list";
import { t } from "../../texts/texts";
import type { ChatId, Entry, File, Seq } from "../../wire/wire";
import { chatPath } from "../chats/paths";
import { Player } from "../sound/Player";
import type { Track } from "../sound/playing";
import { type FilePlace, fileUrl, readUrl, sizeText } from "./files";
import { nextVoice } from "./voice_order";

/** The message that a sound is of. */
export interface Origin {
  readonly chat: ChatId;
  readonly seq: Seq;
}

interface SoundProps {
  readonly file: File;
  readonly place?: FilePlace;
  readonly origin?: Origin | undefined;
}

/** A voice note has no name that says anything; other sound has one, and can be saved. */
export function Sound({ file, place = "files", origin }: SoundProps) {
  const { voice = false, name, size } = file;
  return (
    <div class="sound">
      <Player track={trackOf(file, place, origin)} peaks={file.peaks ?? []}>
        {!voice && <span class="cut"> · {name}</span>}
      </Player>
      {!voice && place === "files" && (
        <DownloadLink
          label={`${t("file.save", { name })}, ${sizeText(size)}`}
          href={fileUrl(file.id, "original")}
          name={name}
        />
      )}
    </div>
  );
}

function trackOf(file: File, place: FilePlace, origin: Origin | undefined): Track {
  return {
    id: file.id,
    duration: file.duration ?? 0,
    title: titleOf(file, origin),
    href: origin && chatPath(origin.chat, origin.seq),
    sources: () => sourcesOf(file, place),
    next: () => (origin === undefined ? null : trackAfter(file, origin)),
  };
}

function trackAfter(file: File, { chat, seq }: Origin): Track | null {
  const next = nextVoice(entriesOf(chat), seq, file.id);
  return next && trackOf(next.file, "files", { chat, seq: next.seq });
}

function entriesOf(chat: ChatId): readonly Entry[] {
  return state.peek().logs.get(chat)?.entries ?? [];
}

/** "Sprachnachricht von Jana Brandt", or its name. */
function titleOf({ voice, name }: File, origin: Origin | undefined): string {
  if (!voice) return name;
  const message = origin && entriesOf(origin.chat).find(({ seq }) => seq === origin.seq);
  if (message?.t !== "message") return t("voice");
  return t("voice.from", { name: personOf(state.peek(), message.author).name });
}

/** The file itself where the browser plays it; otherwise, or where it fails, what the server made of it. */
function sourcesOf({ id, type }: File, place: FilePlace): readonly string[] {
  const made = fileUrl(id, "playable", place);
  return place === "files" && playsItself(type) ? [readUrl(id), made] : [made];
}

/** Safari says that it plays WebM and does not always. */
function playsItself(type: string): boolean {
  const isApple = navigator.vendor.startsWith("Apple");
  if (isApple && (type === "audio/webm" || type === "audio/ogg")) return false;
  return document.createElement("audio").canPlayType(type) !== "";
}
