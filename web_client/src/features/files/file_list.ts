/** The files of a chat or of a customer, newest first, a page at a time. */

import { type Signal, signal } from "@preact/signals";
import { session } from "../../session/client";
import { showFailure } from "../../session/failures";
import { oneAtATime } from "../../session/one_at_a_time";
import { Lost } from "../../session/session";
import { state } from "../../session/store";
import { withPeople } from "../../state/effects/answers";
import type { AccountId, ChatId, Filed, FileKind, FileList } from "../../wire/wire";

export type FilesOf = { readonly chat: ChatId } | { readonly account: AccountId };

export interface FileListing {
  /** Null until the first answer. */
  readonly files: Signal<readonly Filed[] | null>;
  /** Whether there are older ones. */
  readonly more: Signal<boolean>;
  /** The newest ones anew; older ones that are shown stay. */
  renew(): Promise<void>;
  older(): Promise<void>;
}

export function listFiles(of: FilesOf, kind: FileKind | undefined): FileListing {
  const files = signal<readonly Filed[] | null>(null);
  const more = signal(false);
  const ask = async (before: Filed | undefined, take: (found: FileList) => void) => {
    const from = {
      ...(kind !== undefined && { kind }),
      ...(before !== undefined && { before: before.file.id }),
    };
    try {
      const found = await ("chat" in of
        ? session.request({ t: "file.list", ...of, ...from })
        : session.request({ t: "file.of_account", ...of, ...from }));
      state.value = withPeople(state.peek(), found);
      take(found);
    } catch (error) {
      if (!(error instanceof Lost)) showFailure(error); // with the next connection it is asked again
    }
  };
  const renew = (found: FileList) => {
    const rest = found.more ? after(files.peek() ?? [], found.files.at(-1)) : [];
    files.value = [...found.files, ...rest];
    if (rest.length === 0) more.value = found.more;
  };
  const append = (found: FileList) => {
    files.value = [...(files.peek() ?? []), ...found.files];
    more.value = found.more;
  };
  return {
    files,
    more,
    renew: oneAtATime(() => ask(undefined, renew)),
    older: oneAtATime(() => ask(files.peek()?.at(-1), append)),
  };
}

/** What stands below one of them. */
function after(shown: readonly Filed[], last: Filed | undefined): readonly Filed[] {
  const at = shown.findIndex(({ file }) => file.id === last?.file.id);
  return at < 0 ? [] : shown.slice(at + 1);
}
