/** How loud a sound is, part by part; what was played is in the accent's colour. */

interface WaveformProps {
  /** 0 to 255 each; none where nobody knows. */
  readonly peaks: readonly number[];
  /** How much of it was played, 0 to 1. */
  readonly part: number;
}

const BARS = 64;
const HEIGHT = 28;
const WIDTH = 3;
const LOWEST = 2;

export function Waveform({ peaks, part }: WaveformProps) {
  const bars = peaks.length > 0 ? peaks : FLAT;
  const played = Math.round(Math.min(1, part) * bars.length);
  return (
    <svg
      class="waveform"
      viewBox={`0 0 ${bars.length * WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="is-played" d={drawn(bars, 0, played)} />
      <path d={drawn(bars, played, bars.length)} />
    </svg>
  );
}

const FLAT: readonly number[] = Array.from({ length: BARS }, () => 0);

function drawn(bars: readonly number[], from: number, to: number): string {
  return bars
    .slice(from, to)
    .map((peak, n) => {
      const height = Math.max(LOWEST, (peak / 255) * HEIGHT);
      return `M${(from + n) * WIDTH + 0.5} ${(HEIGHT - height) / 2}h2v${height}h-2Z`;
    })
    .join("");
}
