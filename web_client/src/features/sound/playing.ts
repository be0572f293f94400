/** What is played: one sound at a time, on the whole page, wherever one goes meanwhile. */

import { computed, signal } from "@preact/signals";
import { recall, remember } from "../../session/device_storage";
import type { Millis } from "../../wire/wire";

export interface Track {
  /** Its own name among all that can be played. */
  readonly id: string;
  /** As far as it is known; 0 where nobody knows. */
  readonly duration: Millis;
  /** What it is, for people. */
  readonly title: string;
  /** Where it stands, if one can go there. */
  readonly href?: string | undefined;
  /** Its addresses, each for where the one before cannot be played. */
  sources(): readonly string[] | Promise<readonly string[]>;
  /** What is played after it by itself. */
  next?(): Track | null;
}

export const SPEEDS = [1, 1.5, 2] as const;
const SPEED = "speed";

export const current = signal<Track | null>(null);
export const isRunning = signal(false);
/** What could not be played, by name. */
export const fault = signal<string | null>(null);
export const speed = signal(Number(recall(SPEED)) || 1);
/** Where one stopped, and how long each really is, by name (ms). */
const positions = signal<ReadonlyMap<string, Millis>>(new Map());
const lengths = signal<ReadonlyMap<string, Millis>>(new Map());
/** Played to their end since the page was loaded. */
const heard = new Set<string>();
/** The players of these can be seen. */
const onScreen = signal<ReadonlySet<string>>(new Set());

/** What is played, or was interrupted, and whose player cannot be seen. */
export const elsewhere = computed(() => {
  const track = current.value;
  return track === null || onScreen.value.has(track.id) ? null : track;
});

let element: HTMLAudioElement | undefined;
let rest: readonly string[] = [];

export function positionOf(id: string): Millis {
  return positions.value.get(id) ?? 0;
}

/** What is played is believed more than what was said of it. */
export function durationOf({ id, duration }: Track): Millis {
  return Math.max(lengths.value.get(id) ?? duration, positionOf(id));
}

export function wasHeard(id: string): boolean {
  return heard.has(id);
}

export function playOrPause(track: Track): void {
  if (current.peek()?.id === track.id && isRunning.peek()) pause();
  else void play(track);
}

export function pause(): void {
  element?.pause();
}

/** Nothing is played any more; where one was is kept. */
export function stop(): void {
  pause();
  current.value = null;
}

export function seek(track: Track, to: Millis): void {
  keep(track.id, Math.min(Math.max(0, to), durationOf(track)));
  if (current.peek()?.id === track.id && element !== undefined)
    element.currentTime = positionOf(track.id) / 1000;
}

export function faster(): void {
  const at = (SPEEDS as readonly number[]).indexOf(speed.peek());
  speed.value = SPEEDS[(at + 1) % SPEEDS.length] ?? 1;
  remember(SPEED, String(speed.peek()));
  if (element !== undefined) element.playbackRate = speed.peek();
}

export function showsPlayer(id: string, shown: boolean): void {
  if (onScreen.peek().has(id) === shown) return;
  const others = [...onScreen.peek()].filter((one) => one !== id);
  onScreen.value = new Set(shown ? [...others, id] : others);
}

async function play(track: Track): Promise<void> {
  const audio = audioElement();
  fault.value = null;
  if (current.peek()?.id !== track.id) {
    audio.pause();
    current.value = track;
    rest = [];
    audio.removeAttribute("src");
  }
  if (!audio.hasAttribute("src")) {
    rest = await track.sources();
    if (current.peek()?.id !== track.id) return;
    load(audio, track);
  }
  await begin(audio, track);
}

function load(audio: HTMLAudioElement, track: Track): void {
  const [first, ...others] = rest;
  rest = others;
  if (first === undefined) {
    isRunning.value = false;
    fault.value = track.id;
    return;
  }
  audio.src = first;
  audio.defaultPlaybackRate = speed.peek();
  audio.playbackRate = speed.peek();
  audio.currentTime = positionOf(track.id) / 1000;
}

/** A browser that lets nothing play by itself leaves it to the next press. */
async function begin(audio: HTMLAudioElement, track: Track): Promise<void> {
  if (fault.peek() === track.id) return;
  await audio.play().catch(() => undefined);
}

function keep(id: string, at: Millis): void {
  positions.value = new Map([...positions.peek(), [id, at]]);
}

function audioElement(): HTMLAudioElement {
  if (element !== undefined) return element;
  const audio = new Audio();
  audio.preload = "auto";
  element = audio;
  audio.addEventListener("play", () => (isRunning.value = true));
  audio.addEventListener("pause", () => (isRunning.value = false));
  audio.addEventListener("timeupdate", () => {
    const track = current.peek();
    if (track !== null && audio.hasAttribute("src") && !audio.ended) keep(track.id, audio.currentTime * 1000);
  });
  audio.addEventListener("durationchange", () => {
    const track = current.peek();
    if (track === null || !Number.isFinite(audio.duration)) return; // as of what is still recorded
    lengths.value = new Map([...lengths.peek(), [track.id, audio.duration * 1000]]);
  });
  audio.addEventListener("ended", ended);
  audio.addEventListener("error", () => {
    const track = current.peek();
    if (track === null || !audio.hasAttribute("src")) return;
    audio.removeAttribute("src");
    load(audio, track);
    void begin(audio, track);
  });
  return audio;
}

function ended(): void {
  const track = current.peek();
  if (track === null) return;
  isRunning.value = false;
  heard.add(track.id);
  keep(track.id, 0);
  const next = track.next?.() ?? null;
  if (next !== null) void play(next);
  else stop();
}
