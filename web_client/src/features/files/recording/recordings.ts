/** What a recording is called, how it is encoded, what its waveform is, and why there is none. */

import type { TextKey } from "../../../texts/texts";
import type { Millis } from "../../../wire/wire";

const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

/** Safari records WebM that other Safaris do not play. */
export function mediaType(): string {
  const isApple = navigator.vendor.startsWith("Apple");
  const types = isApple ? [...TYPES].sort((one) => (one === "audio/mp4" ? -1 : 1)) : TYPES;
  return types.find((type) => MediaRecorder.isTypeSupported(type)) ?? "";
}

export function endingOf(type: string): string {
  return type.startsWith("audio/mp4") ? "m4a" : type.startsWith("audio/ogg") ? "ogg" : "webm";
}

/** Each has its own name: a second one would be a newer version of the first. */
export function nameAt(at: Millis, ending: string): string {
  const here = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return `Audio ${here.toISOString().slice(0, 19).replace("T", " ").replaceAll(":", ".")}.${ending}`;
}

const PEAKS = 64;
/** What is nowhere louder is not drawn as if it were: nobody spoke. */
const QUIET = 0.01;

/** The loudest of each of 64 equal parts, 0 to 255. */
export function peaksOf(loudest: readonly number[]): readonly number[] {
  const count = loudest.length;
  if (count === 0) return [];
  const parts = Array.from({ length: PEAKS }, (_, part) => {
    const start = Math.floor((part * count) / PEAKS);
    const end = Math.max(start + 1, Math.floor(((part + 1) * count) / PEAKS));
    return loudest.slice(start, end).reduce((most, one) => Math.max(most, one), 0);
  });
  const most = parts.reduce((one, other) => Math.max(one, other), QUIET);
  return parts.map((part) => Math.round((part / most) * 255));
}

export function whyNot(error: unknown): TextKey {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "voice.refused";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "voice.none";
  if (name === "NotReadableError" || name === "AbortError") return "voice.busy";
  return "voice.unable";
}
