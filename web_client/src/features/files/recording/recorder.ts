/** Records with the microphone; what was said becomes a file beside the text, to be heard before it is sent. */

import { signal } from "@preact/signals";
import { showToast } from "../../../kit/toast";
import { now } from "../../../session/store";
import { t } from "../../../texts/texts";
import type { ChatId, Millis } from "../../../wire/wire";
import { pause as pausePlaying } from "../../sound/playing";
import { attachRecording } from "../composing/attaching";
import type { Recorded } from "../uploading/attachments";
import { endingOf, mediaType, nameAt, peaksOf, whyNot } from "./recordings";

export const LONGEST: Millis = 15 * 60_000;
/** Under this it was pressed by mistake. */
const SHORTEST: Millis = 500;
const TICK: Millis = 50;
/** Levels that are shown. */
const SHOWN = 48;

export interface Recording {
  readonly chat: ChatId;
  readonly state: "asking" | "running" | "paused";
}

export const recording = signal<Recording | null>(null);
export const elapsed = signal<Millis>(0);
/** How loud it was of late, 0 to 1, the newest last. */
export const levels = signal<readonly number[]>([]);

interface Live {
  readonly recorder: MediaRecorder;
  readonly stream: MediaStream;
  readonly context: AudioContext;
  readonly analyser: AnalyserNode;
  readonly pieces: Blob[];
  readonly loudest: number[];
  readonly timer: ReturnType<typeof setInterval>;
  last: number;
}

let live: Live | null = null;
/** Counts beginnings: who waits for leave to use the microphone sees whether it is still wanted. */
let turn = 0;

export async function startRecording(chat: ChatId): Promise<void> {
  if (recording.peek() !== null) return;
  pausePlaying();
  turn += 1;
  const mine = turn;
  recording.value = { chat, state: "asking" };
  elapsed.value = 0;
  levels.value = [];
  try {
    const stream = await askMicrophone();
    if (mine !== turn || recording.peek() === null) return silence(stream);
    live = begin(stream);
    recording.value = { chat, state: "running" };
    addEventListener("beforeunload", warn);
  } catch (error) {
    if (mine !== turn) return;
    recording.value = null;
    showToast(t(whyNot(error)));
  }
}

async function askMicrophone(): Promise<MediaStream> {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined || typeof MediaRecorder === "undefined") throw new TypeError();
  const audio = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  return await devices.getUserMedia({ audio });
}

function begin(stream: MediaStream): Live {
  const type = mediaType();
  const options = { audioBitsPerSecond: 32_000, ...(type !== "" && { mimeType: type }) };
  const recorder = new MediaRecorder(stream, options);
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const pieces: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
  recorder.addEventListener("error", () => void lost());
  for (const track of stream.getTracks()) track.addEventListener("ended", () => void lost());
  recorder.start(1_000);
  const timer = setInterval(tick, TICK);
  return { recorder, stream, context, analyser, pieces, loudest: [], timer, last: performance.now() };
}

function tick(): void {
  if (live === null || recording.peek()?.state !== "running") return;
  const time = performance.now();
  elapsed.value += time - live.last;
  live.last = time;
  const samples = new Float32Array(live.analyser.fftSize);
  live.analyser.getFloatTimeDomainData(samples);
  const level = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  live.loudest.push(level);
  levels.value = [...levels.peek().slice(1 - SHOWN), Math.min(1, level)];
  if (elapsed.peek() >= LONGEST) void finishRecording().then(() => showToast(t("voice.over")));
}

export function pauseOrGoOn(): void {
  const now = recording.peek();
  if (live === null || now === null) return;
  if (now.state === "running") live.recorder.pause();
  else live.recorder.resume();
  live.last = performance.now();
  recording.value = { ...now, state: now.state === "running" ? "paused" : "running" };
}

/** Puts what was recorded beside the text. */
export async function finishRecording(): Promise<void> {
  const made = await end();
  if (made === null) return;
  if (made.said.duration < SHORTEST) return showToast(t("voice.too_short"));
  await attachRecording({ chat: made.chat }, made.file, made.said);
}

/** Throws it away, unless one takes that back. */
export async function discardRecording(): Promise<void> {
  const made = await end();
  if (made === null || made.said.duration < SHORTEST) return;
  const run = () => void attachRecording({ chat: made.chat }, made.file, made.said);
  showToast(t("voice.discarded"), { label: t("toast.undo"), run });
}

/** The microphone was taken away: what was said until then stays. */
async function lost(): Promise<void> {
  if (live === null) return;
  await finishRecording();
  showToast(t("voice.lost"));
}

interface Made {
  readonly chat: ChatId;
  readonly file: File;
  readonly said: Recorded;
}

/** Lets go of the microphone; what came of it, or null where it had not begun. */
async function end(): Promise<Made | null> {
  const here = live;
  const chat = recording.peek()?.chat;
  const duration = Math.round(elapsed.peek());
  turn += 1;
  live = null;
  recording.value = null;
  if (here === null || chat === undefined) return null;
  removeEventListener("beforeunload", warn);
  clearInterval(here.timer);
  await stopped(here.recorder);
  silence(here.stream);
  void here.context.close();
  const { mimeType } = here.recorder;
  const file = new File(here.pieces, nameAt(now(), endingOf(mimeType)), { type: mimeType });
  return { chat, file, said: { duration, peaks: peaksOf(here.loudest) } };
}

function stopped(recorder: MediaRecorder): Promise<void> {
  if (recorder.state === "inactive") return Promise.resolve();
  return new Promise((resolve) => {
    recorder.addEventListener("stop", () => resolve(), { once: true });
    recorder.stop();
  });
}

function silence(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** What is being said is nowhere else yet. */
function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
