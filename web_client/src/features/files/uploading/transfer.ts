/** Brings the bytes of one file to the server by the tus protocol, from where the server has them already. */

import type { DetailedError, Upload as Tus } from "tus-js-client";
import { language, t } from "../../../texts/texts";
import type { FileId } from "../../../wire/wire";
import type { AttachPlace, Recorded } from "./attachments";

const UPLOADS = "/api/uploads";
/** Bytes of one request: so much is sent again at most after a connection was lost. */
const CHUNK = 8 * 1024 * 1024;
/** Pauses (ms) before it is tried again by itself. */
const PAUSES = [500, 2_000, 5_000];

export type Source = AttachPlace & Bytes;

interface Bytes {
  readonly name: string;
  readonly bytes: Blob;
  readonly upload?: FileId | undefined;
  readonly voice?: Recorded;
}

/** What becomes of it: all of it is there, the server does not take it, not now, or it is not wanted any more. */
export type Outcome =
  | { readonly done: FileId }
  | { readonly refused: string }
  | { readonly failed: string | null }
  | { readonly stopped: true };

export interface Told {
  begun(upload: FileId): void;
  sent(bytes: number): void;
}

export interface Transfer {
  readonly outcome: Promise<Outcome>;
  stop(): void;
}

export function transfer(source: Source, told: Told): Transfer {
  let tus: Tus | undefined;
  let stopped = false;
  let end: (outcome: Outcome) => void = () => undefined;
  const outcome = new Promise<Outcome>((resolve) => {
    end = resolve;
    void load()
      .then((Upload) => {
        if (stopped) return;
        tus = new Upload(source.bytes, {
          endpoint: UPLOADS,
          uploadUrl: source.upload === undefined ? null : `${UPLOADS}/${source.upload}`,
          metadata: { ...saidOf(source.voice), filename: source.name, ...whereTo(source) },
          headers: { "Accept-Language": language.peek() },
          chunkSize: CHUNK,
          retryDelays: PAUSES,
          storeFingerprintForResuming: false,
          onUploadUrlAvailable: () => {
            if (stopped) void tus?.abort(true).catch(() => undefined);
            else told.begun(idOf(tus));
          },
          onProgress: (bytes) => told.sent(bytes),
          onSuccess: () => resolve({ done: idOf(tus) }),
          onError: (error) => resolve(outcomeOf(error)),
        });
        tus.start();
      })
      .catch(() => resolve({ failed: null }));
  });
  return {
    outcome,
    stop() {
      stopped = true;
      end({ stopped: true });
      if (idOf(tus) !== "") void tus?.abort().catch(() => undefined); // else it is removed as soon as it has a name
    },
  };
}

function whereTo({ chat, dialog }: AttachPlace): Record<string, string> {
  return dialog === undefined ? { chat } : { dialog };
}

/** As the server takes it where it cannot measure for itself. */
function saidOf(voice: Recorded | undefined): Record<string, string> {
  if (voice === undefined) return {};
  const peaks = voice.peaks.map((peak) => peak.toString(16).padStart(2, "0")).join("");
  return { voice: "1", duration: String(Math.round(voice.duration)), ...(peaks && { peaks }) };
}

async function load(): Promise<typeof Tus> {
  return (await import("tus-js-client")).Upload;
}

function idOf(tus: Tus | undefined): FileId {
  return tus?.url?.split("/").at(-1) ?? "";
}

/** The words of the server; null where it could not be reached. */
export function outcomeOf(error: Error | DetailedError): Outcome {
  if (!("originalResponse" in error)) return { failed: null };
  const response = error.originalResponse;
  if (response === null || response.getStatus() === 0) return { failed: null };
  const status = response.getStatus();
  const isGone = status === 404 && error.originalRequest.getMethod() !== "POST"; // removed elsewhere meanwhile
  const words = isGone ? t("file.taken_back") : wordsOf(response.getBody());
  const passes = status >= 500 || status === 409 || status === 423 || status === 429;
  return passes ? { failed: words } : { refused: words };
}

function wordsOf(body: string): string {
  try {
    const { message } = JSON.parse(body) as { message?: unknown };
    return typeof message === "string" ? message : "";
  } catch {
    return "";
  }
}

/** Whether the server has it no more: without a connection, or by its fault, it may still be there. */
export async function removeUpload(upload: FileId): Promise<boolean> {
  const headers = { "Tus-Resumable": "1.0.0" };
  const answer = await fetch(`${UPLOADS}/${upload}`, { method: "DELETE", headers }).catch(() => null);
  return answer !== null && (answer.ok || answer.status === 404);
}
