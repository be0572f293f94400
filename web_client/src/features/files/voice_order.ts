/** Which voice note follows another by itself. */

import type { Entry, File, FileId, Seq } from "../../wire/wire";
import { wasHeard } from "../sound/playing";

interface Next {
  readonly file: File;
  readonly seq: Seq;
}

/** The next of the same message, or else of the very next one if the same person wrote it; none that was heard. */
export function nextVoice(entries: readonly Entry[], seq: Seq, id: FileId): Next | null {
  const at = entries.findIndex((entry) => entry.t === "message" && entry.seq === seq);
  const [here, following] = [entries[at], entries[at + 1]];
  if (here?.t !== "message") return null;
  const { files = [] } = here;
  const behind = files.slice(files.findIndex((file) => file.id === id) + 1).find(isVoice);
  if (behind !== undefined) return unheard({ file: behind, seq });
  if (following?.t !== "message" || following.author !== here.author) return null;
  const first = following.files?.find(isVoice);
  return first === undefined ? null : unheard({ file: first, seq: following.seq });
}

function isVoice({ voice = false }: File): boolean {
  return voice;
}

function unheard(next: Next): Next | null {
  return wasHeard(next.file.id) ? null : next;
}
