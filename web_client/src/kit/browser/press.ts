/**
 * The page keeps still while a control is pressed: what is drawn between a press and its click moves the control from
 * under the finger, and a browser gives the click to whatever lies there instead, or to nothing.
 */

import { options } from "preact";

const CONTROLS = "a, button, label, summary, [role=option]";

/** Milliseconds after which a press is over whose end nobody told. */
const LONGEST = 3_000;

/** Milliseconds in which a click follows the end of its press; none follows where the control was left meanwhile. */
const CLICK_FOLLOWS = 300;

/** What is still to be drawn. */
let waiting: (() => void)[] = [];
let end: ReturnType<typeof setTimeout> | undefined;

/** From now on nothing is drawn between a press and its click. */
export function keepStillWhilePressed(): void {
  options.debounceRendering = (draw) => {
    if (end === undefined) queueMicrotask(draw);
    else waiting.push(draw);
  };
  addEventListener("pointerdown", onPointerDown, true);
  addEventListener("pointerup", onPointerUp, true);
  addEventListener("click", drawSoon, true);
  addEventListener("click", drawAgain); // at once, but for a click that is stopped on its way
  addEventListener("pointercancel", drawSoon, true);
}

/** Draws what waited: for what happens by the press itself, before there is a click. */
export function drawAgain(): void {
  clearTimeout(end);
  end = undefined;
  const drawing = waiting;
  waiting = [];
  for (const draw of drawing) draw();
}

function onPointerDown({ button, target }: PointerEvent): void {
  if (button === 0 && target instanceof Element && target.closest(CONTROLS)) drawIn(LONGEST);
}

function onPointerUp(): void {
  if (end !== undefined) drawIn(CLICK_FOLLOWS);
}

function drawSoon(): void {
  if (end !== undefined) drawIn(0);
}

function drawIn(ms: number): void {
  clearTimeout(end);
  end = setTimeout(drawAgain, ms);
}
