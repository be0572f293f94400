/** One's own time today: on what, how long, and the timer to start and stop. */

import { IconButton } from "../../kit/Button";
import { chats } from "../../session/store";
import { stopwatch } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { ChatId, MyWork } from "../../wire/wire";
import { chatPath } from "../chats/paths";
import { accountName } from "../people/names";
import { elapsedMs, startTimer, stopTimer, todayMs, workedToday } from "./timer";

const OFFERED = 3;
const MINUTE = 60_000;

interface TimeTodayProps {
  /** Work that one could begin. */
  readonly offered: readonly MyWork[];
}

export function TimeToday({ offered }: TimeTodayProps) {
  const mine = workedToday.value?.tasks ?? [];
  const open = unworked(offered, mine);
  if (mine.length + open.length === 0) return null;
  return (
    <section aria-labelledby="t-time">
      <div class="section-head">
        <h2 id="t-time">{t("today.time")}</h2>
        <span class="end num mytime-sum" title={t("today.time.sum")}>
          {stopwatch(todayMs.value)}
        </span>
      </div>
      <ul class="rows">
        {[...mine, ...open].map((work) => (
          <li key={work.chat ?? "unseen"} class="mytime">
            <WorkLine work={work} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Those that one has not worked on today. */
function unworked(offered: readonly MyWork[], mine: readonly MyWork[]): readonly MyWork[] {
  const known = new Set(mine.map(({ chat }) => chat));
  return offered.filter(({ chat }) => !known.has(chat)).slice(0, OFFERED);
}

function WorkLine({ work }: { work: MyWork }) {
  const { chat, title = "", waiting = 0 } = work;
  const beside =
    waiting > 0 ? t("today.time.waiting", { time: stopwatch(waiting) }) : accountName(work.account);
  return (
    <>
      <span class="row-main">
        {chat === undefined ? (
          <span class="row-title quiet">{t("today.time.unseen")}</span>
        ) : (
          <a class="row-title cut" href={chatPath(chat)}>
            {title}
          </a>
        )}
        {beside && <span class="row-sub cut">{beside}</span>}
      </span>
      <span class={work.since === undefined ? "num" : "num mytime-runs"}>
        {elapsedMs(work) < MINUTE && work.since === undefined ? "" : stopwatch(elapsedMs(work))}
      </span>
      {chat !== undefined && (work.since !== undefined || isWorkedOn(chat)) && (
        <TimerButton chat={chat} title={title} runs={work.since !== undefined} />
      )}
    </>
  );
}

/** Whether its time can be measured: not of what is handed over or done. */
function isWorkedOn(chat: ChatId): boolean {
  const status = chats.value.get(chat)?.task?.status;
  return status === undefined || status === "accepted" || status === "in_progress";
}

function TimerButton({ chat, title, runs }: { chat: ChatId; title: string; runs: boolean }) {
  return runs ? (
    <IconButton icon="stop" label={t("timer.stop_of", { title })} onClick={() => void stopTimer(chat)} />
  ) : (
    <IconButton icon="play" label={t("timer.start_of", { title })} onClick={() => void startTimer(chat)} />
  );
}
