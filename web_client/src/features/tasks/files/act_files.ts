/** What goes out before something is done to a task: its files, as a message of their own right above it. */

import { useRef } from "preact/hooks";
import type { When } from "../../../wire/wire";
import { type AttachToChat, attachedTo, whatIsMissing } from "../../files/uploading/attachments";
import { sendAttached } from "../../messages/sending";

export interface ActFilesState {
  readonly place: AttachToChat;
  /** How many go with it, those included that went out before it was refused. */
  readonly n: number;
  /** Why it cannot be done yet, in words. */
  readonly missing: string | undefined;
  /** Sends them; why not, in words, where that failed. */
  send(when?: When): Promise<string | undefined>;
}

/** The files of a place; `words`: what the message with them says. */
export function useActFiles({ chat, act }: AttachToChat, words = ""): ActFilesState {
  const gone = useRef(0);
  const place = { chat, act };
  const all = attachedTo(place);
  const send = async (when?: When) => {
    const n = attachedTo(place).length;
    if (n === 0) return undefined;
    const wrong = await sendAttached(place, words, when);
    if (wrong === undefined) gone.current += n;
    return wrong;
  };
  return { place, n: gone.current + all.length, missing: whatIsMissing(all), send };
}
