/** One's running timer, in the head of every page: for how long, on what, and a button that stops it. */

import { IconButton } from "../../kit/Button";
import { Icon } from "../../kit/Icon";
import { tick } from "../../session/store";
import { stopwatch } from "../../texts/dates";
import { t } from "../../texts/texts";
import { chatPath } from "../chats/paths";
import { runningWork, stopTimer } from "./timer";

export function TimerPill() {
  const mine = runningWork.value;
  if (mine === undefined) return null;
  return (
    <span class="timer" role="timer" aria-label={t("timer.runs")}>
      <a href={chatPath(mine.chat)} title={mine.title}>
        <Icon name="timer" small />
        <span class="num">{stopwatch(tick.value - mine.since)}</span>
        <span class="cut">{mine.title}</span>
      </a>
      <IconButton icon="stop" label={t("timer.stop")} onClick={() => void stopTimer(mine.chat)} />
    </span>
  );
}

/** Where a page has no head for it: a line of its own. */
export function TimerLine({ phone = false }: { phone?: boolean }) {
  if (runningWork.value === undefined) return null;
  return (
    <div class={phone ? "timer-line only-phone" : "timer-line"}>
      <TimerPill />
    </div>
  );
}
