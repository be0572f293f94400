/** A sound to be played: its waveform is the way through it. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { IconButton } from "../../kit/Button";
import { language, t } from "../../texts/texts";
import { lengthText } from "./lengths";
import {
  current,
  durationOf,
  faster,
  fault,
  isRunning,
  playOrPause,
  positionOf,
  seek,
  showsPlayer,
  speed,
  type Track,
} from "./playing";
import { Waveform } from "./Waveform";

interface PlayerProps {
  readonly track: Track;
  readonly peaks: readonly number[];
  /** What stands beside its length. */
  readonly children?: ComponentChildren;
}

export function Player({ track, peaks, children }: PlayerProps) {
  const place = useRef<HTMLFieldSetElement>(null);
  useOnScreen(place, track.id);
  const runs = isRunning.value && current.value?.id === track.id;
  const at = positionOf(track.id);
  const length = durationOf(track);
  return (
    <fieldset class="player" ref={place} aria-label={track.title}>
      <IconButton
        icon={runs ? "pause" : "play"}
        label={t(runs ? "sound.pause" : "sound.play", { title: track.title })}
        onClick={() => playOrPause(track)}
      />
      <div class="player-body">
        <Way track={track} peaks={peaks} at={at} length={length} />
        <small>
          <span>{at > 0 || runs ? `${lengthText(at)} / ${lengthText(length)}` : lengthText(length)}</span>
          {children}
        </small>
        {fault.value === track.id && (
          <small class="is-danger" role="alert">
            {t("sound.fault")}
          </small>
        )}
      </div>
      <SpeedButton />
    </fieldset>
  );
}

const STEP = 5_000;

function Way({ track, peaks, at, length }: Omit<PlayerProps, "children"> & { at: number; length: number }) {
  return (
    <div class="player-way">
      <Waveform peaks={peaks} part={length > 0 ? at / length : 0} />
      <input
        type="range"
        min={0}
        max={Math.max(1, Math.round(length))}
        step={100}
        value={at}
        aria-label={t("sound.seek")}
        aria-valuetext={t("sound.at", { at: lengthText(at), length: lengthText(length) })}
        onPointerDown={(event) => event.stopPropagation()} // a finger that rests here opens no menu
        onInput={(event) => seek(track, event.currentTarget.valueAsNumber)}
        onKeyDown={(event) => {
          const steps = { ArrowLeft: -STEP, ArrowDown: -STEP, ArrowRight: STEP, ArrowUp: STEP }[event.key];
          if (steps === undefined && event.key !== " ") return;
          if (event.altKey || event.ctrlKey || event.metaKey) return; // ways to other chats
          event.preventDefault();
          event.stopPropagation();
          if (steps === undefined) playOrPause(track);
          else seek(track, at + steps);
        }}
      />
    </div>
  );
}

function SpeedButton() {
  const words = new Intl.NumberFormat(language.value).format(speed.value);
  return (
    <button
      type="button"
      class="player-speed"
      aria-label={t("sound.speed", { speed: words })}
      title={t("sound.speed", { speed: words })}
      onClick={faster}
    >
      {words}×
    </button>
  );
}

/** While it cannot be seen, what is played is shown elsewhere. */
function useOnScreen(place: { readonly current: HTMLElement | null }, id: string): void {
  useEffect(() => {
    const shown = place.current;
    if (shown === null || typeof IntersectionObserver === "undefined") return;
    const observer = new IntersectionObserver(([entry]) => showsPlayer(id, entry?.isIntersecting ?? false));
    observer.observe(shown);
    return () => {
      observer.disconnect();
      showsPlayer(id, false);
    };
  }, [place, id]);
}
