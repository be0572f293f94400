/** While one records: how long, how loud, and what can be done about it. */

import { useEffect, useRef } from "preact/hooks";
import { IconButton } from "../../../kit/Button";
import { t } from "../../../texts/texts";
import type { ChatId } from "../../../wire/wire";
import { lengthText } from "../../sound/lengths";
import {
  discardRecording,
  elapsed,
  finishRecording,
  LONGEST,
  levels,
  pauseOrGoOn,
  recording,
} from "./recorder";

/** Before it ends by itself, this is said (ms). */
const SOON = 30_000;

export function Recorder({ chat }: { chat: ChatId }) {
  // whoever goes elsewhere finds it beside the text when they come back
  useEffect(() => () => void (recording.peek()?.chat === chat && finishRecording()), [chat]);
  const here = recording.value;
  if (here?.chat !== chat) return null;
  const isPaused = here.state === "paused";
  return (
    <fieldset class={isPaused ? "recorder is-paused" : "recorder"} aria-label={t("voice.recording")}>
      <IconButton icon="trash" label={t("voice.discard")} onClick={() => void discardRecording()} />
      <span class="recorder-sign" aria-hidden="true" />
      <Elapsed />
      <Levels />
      {here.state !== "asking" && (
        <IconButton
          icon={isPaused ? "mic" : "pause"}
          label={t(isPaused ? "voice.go_on" : "voice.pause")}
          onClick={pauseOrGoOn}
        />
      )}
      <DoneButton />
      <p class="vh" role="status">
        {t(NEWS[here.state])}
      </p>
    </fieldset>
  );
}

const NEWS = { asking: "voice.asking", running: "voice.recording", paused: "voice.paused" } as const;

function Elapsed() {
  const left = LONGEST - elapsed.value;
  const seconds = Math.ceil(left / 1000);
  return (
    <span class="recorder-time">
      {lengthText(elapsed.value)}
      <small role="status">{left <= SOON && t("voice.soon", { n: Math.ceil(seconds / 10) * 10 })}</small>
    </span>
  );
}

/** Room for it is there from the beginning. */
function Levels() {
  const bars = levels.value;
  return (
    <svg class="recorder-levels" viewBox="0 0 192 28" preserveAspectRatio="none" aria-hidden="true">
      <path d={bars.map((level, n) => bar(level, 48 - bars.length + n)).join("")} />
    </svg>
  );
}

function bar(level: number, place: number): string {
  const height = Math.max(2, Math.sqrt(level) * 28);
  return `M${place * 4 + 1} ${(28 - height) / 2}h2v${height}h-2Z`;
}

function DoneButton() {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <button type="button" ref={button} class="btn btn--soft btn--s" onClick={() => void finishRecording()}>
      {t("voice.done")}
    </button>
  );
}
