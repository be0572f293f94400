/** What is played while its own player cannot be seen: one goes on reading, and finds the way back or an end. */

import { useEffect } from "preact/hooks";
import { IconButton } from "../../kit/Button";
import { t } from "../../texts/texts";
import { lengthText } from "./lengths";
import { durationOf, elsewhere, isRunning, playOrPause, positionOf, stop } from "./playing";

export function NowPlaying() {
  useEffect(() => stop, []); // whoever signs out hears no more
  const track = elsewhere.value;
  if (track === null) return null;
  const words = (
    <>
      <b class="cut">{track.title}</b>
      <span>
        {lengthText(positionOf(track.id))} / {lengthText(durationOf(track))}
      </span>
    </>
  );
  return (
    <section class="now-playing" aria-label={t("sound.now")}>
      <IconButton
        icon={isRunning.value ? "pause" : "play"}
        label={t(isRunning.value ? "sound.pause" : "sound.play", { title: track.title })}
        onClick={() => playOrPause(track)}
      />
      {track.href === undefined ? <p>{words}</p> : <a href={track.href}>{words}</a>}
      <IconButton icon="x" label={t("sound.stop")} onClick={stop} />
    </section>
  );
}
