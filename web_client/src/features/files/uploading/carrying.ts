/** Carries the bytes that this page has to the server: a few files at once, in order, until they are there or refused. */

import { phase } from "../../../session/store";
import { t } from "../../../texts/texts";
import type { FileId } from "../../../wire/wire";
import { type Attachment, attachmentOf, attachments, changeAttachment, keepPicture } from "./attachments";
import { type KeptFile, keepFile } from "./kept_files";
import { type Transfer, transfer } from "./transfer";

const AT_ONCE = 3;
/** After a fault of the server, or where it cannot be reached, it is tried again after this long (ms). */
const AGAIN_AFTER = 15_000;

/** The bytes that this page has, by key. */
const chosen = new Map<string, KeptFile>();
const running = new Map<string, Transfer | null>();
/** Those that wait a little before they are tried again. */
const resting = new Set<string>();

export function haveBytes(kept: KeptFile): void {
  chosen.set(kept.key, kept);
}

export function bytesOf(key: string): KeptFile | undefined {
  return chosen.get(key);
}

/** Ends what is under way of it, and lets its bytes go. */
export function dropBytes(key: string): void {
  running.get(key)?.stop();
  chosen.delete(key);
}

/** Whether it has its turn, if only behind another tab that sends it. */
export function isCarried(key: string): boolean {
  return running.has(key);
}

/** Whether this page sends its bytes just now. */
export function isSending(key: string): boolean {
  return Boolean(running.get(key));
}

/** Nothing rests any longer. */
export function wake(): void {
  resting.clear();
  work();
}

/** Begins what waits, as long as there is a place for it. */
export function work(): void {
  if (phase.peek() !== "live") return;
  for (const one of attachments.peek()) {
    if (running.size >= AT_ONCE) return;
    if (one.state !== "waiting" || resting.has(one.key) || running.has(one.key) || !chosen.has(one.key))
      continue;
    if (isBehindAnother(one)) continue;
    running.set(one.key, null);
    void upload(one.key)
      .catch(() => notNow(one.key, "")) // never over and over by itself
      .finally(() => {
        running.delete(one.key);
        work();
      });
  }
}

/** Those of a dialog stand in its message as the server got to know them: one is begun after the other. */
function isBehindAnother({ dialog }: Attachment): boolean {
  const isBeingBegun = (other: Attachment) =>
    other.dialog === dialog && other.upload === undefined && running.has(other.key);
  return dialog !== undefined && attachments.peek().some(isBeingBegun);
}

/** One tab at a time uploads a file: another one goes on when that is closed. */
async function upload(key: string): Promise<void> {
  const locks = navigator.locks as LockManager | undefined;
  let held = false;
  const whileHeld = () => {
    held = true;
    return carry(key);
  };
  await locks?.request(`fe-file-${key}`, whileHeld).catch(() => undefined);
  if (!held) await carry(key); // where the browser knows no locks
}

async function carry(key: string): Promise<void> {
  const kept = chosen.get(key);
  const known = attachmentOf(key);
  if (kept === undefined || known === undefined || known.state === "done") return;
  changeAttachment(key, { state: "uploading" });
  const source = { ...kept, upload: known.upload ?? kept.upload };
  const going = transfer(source, {
    begun: (id) => begun(key, id),
    sent: (bytes) => changeAttachment(key, { sent: bytes }),
  });
  running.set(key, going);
  const outcome = await going.outcome;
  if ("done" in outcome)
    changeAttachment(key, { state: "done", sent: kept.bytes.size, upload: outcome.done });
  else if ("refused" in outcome)
    changeAttachment(key, { state: "refused", why: outcome.refused || t("file.refused") });
  else if ("failed" in outcome) notNow(key, outcome.failed);
}

function begun(key: string, id: FileId): void {
  const kept = chosen.get(key);
  if (kept === undefined || id === "" || kept.upload === id) return;
  chosen.set(key, { ...kept, upload: id });
  void keepFile({ ...kept, upload: id });
  changeAttachment(key, { upload: id });
  const picture = attachmentOf(key)?.picture;
  if (picture !== undefined) keepPicture(id, picture);
  work();
}

/** Without the server it waits; what the server says is shown, with a button. */
function notNow(key: string, why: string | null): void {
  if (why === null) {
    changeAttachment(key, { state: "waiting" });
    resting.add(key);
    setTimeout(() => {
      resting.delete(key);
      work();
    }, AGAIN_AFTER);
  } else changeAttachment(key, { state: "failed", why: why || t("file.fault") });
}
