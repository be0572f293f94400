/** How a picture lies before its window: moved by `x` and `y` pixels from its middle, `scale` times as large. */

export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export const WHOLE: Zoom = { scale: 1, x: 0, y: 0 };
const LARGEST = 8;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Larger or smaller by `factor`, with the point `at` (from the middle of the window) staying where it is. */
export function zoomed(zoom: Zoom, factor: number, at: Point = { x: 0, y: 0 }): Zoom {
  const scale = Math.min(LARGEST, Math.max(1, zoom.scale * factor));
  if (scale === 1) return WHOLE;
  const grown = scale / zoom.scale;
  return { scale, x: at.x - (at.x - zoom.x) * grown, y: at.y - (at.y - zoom.y) * grown };
}

/** Moved, as far as the picture (of `width` by `height` when whole) reaches. */
export function moved(zoom: Zoom, by: Point, { width, height }: { width: number; height: number }): Zoom {
  const most = { x: (width * (zoom.scale - 1)) / 2, y: (height * (zoom.scale - 1)) / 2 };
  const within = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value));
  return { ...zoom, x: within(zoom.x + by.x, most.x), y: within(zoom.y + by.y, most.y) };
}

/** What a finger that went from `from` to `to` means while the picture is whole. */
export function swipeOf(from: Point, to: Point): "next" | "previous" | "close" | null {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (Math.abs(dx) > 48 && Math.abs(dx) > 1.5 * Math.abs(dy)) return dx < 0 ? "next" : "previous";
  return dy > 96 && dy > 1.5 * Math.abs(dx) ? "close" : null;
}
