/** Uploads that are not wanted any more: removed from the server, if not at once then with a later connection. */

import { recall, remember } from "../../../session/device_storage";
import type { FileId } from "../../../wire/wire";
import { TAKEN_BACK } from "./attachments";
import { removeUpload } from "./transfer";

export function isTakenBack(upload: FileId): boolean {
  return takenBack().includes(upload);
}

export async function takeBack(upload: FileId): Promise<void> {
  keep([...takenBack(), upload]);
  await removeKept([upload]);
}

/** The connection is back. */
export async function takeBackRest(): Promise<void> {
  await removeKept(takenBack());
}

async function removeKept(uploads: readonly FileId[]): Promise<void> {
  for (const upload of uploads)
    if (await removeUpload(upload)) keep(takenBack().filter((other) => other !== upload));
}

function takenBack(): readonly FileId[] {
  return recall(TAKEN_BACK)?.split(" ") ?? [];
}

function keep(uploads: readonly FileId[]): void {
  remember(TAKEN_BACK, uploads.length === 0 ? null : [...new Set(uploads)].join(" "));
}
