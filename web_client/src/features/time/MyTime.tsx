/** One's own time today: on what, how long, and the timer to start and stop. */

import { IconButton } from "../../kit/parts";
import { chatPath } from "../../session/route";
import { myself } from "../../session/store";
import { stopwatch } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { ChatId, MyWork } from "../../wire/wire";
import { accountName } from "../tasks/overview/parts";
import { cards } from "../tasks/overview/store";
import { elapsed, startTimer, stopTimer, today, worked } from "./timer";

const OFFERED = 3;
const MINUTE = 60_000;

export function MyTime() {
  const mine = worked.value?.tasks ?? [];
  const offered = offers(mine);
  if (mine.length + offered.length === 0) return null;
  return (
    <section aria-labelledby="t-time">
      <div class="section-head">
        <h2 id="t-time">{t("today.time")}</h2>
        <span class="end num mytime-sum" title={t("today.time.sum")}>
          {stopwatch(today.value)}
        </span>
      </div>
      <ul class="rows">
        {[...mine, ...offered].map((work) => (
          <li key={work.chat ?? "unseen"} class="mytime">
            <Line work={work} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Tasks that one has accepted and not worked on today. */
function offers(mine: readonly MyWork[]): readonly MyWork[] {
  const known = new Set(mine.map(({ chat }) => chat));
  return (cards.value ?? [])
    .filter(
      ({ status, assistant }) => assistant === myself.value && ["in_progress", "accepted"].includes(status),
    )
    .filter(({ chat, with_lead }) => !known.has(chat) && !with_lead)
    .slice(0, OFFERED)
    .map(({ chat, title, account }) => ({ chat, title, account, recorded: 0 }));
}

function Line({ work }: { work: MyWork }) {
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
        {elapsed(work) < MINUTE && work.since === undefined ? "" : stopwatch(elapsed(work))}
      </span>
      {chat !== undefined && <Switch chat={chat} title={title} runs={work.since !== undefined} />}
    </>
  );
}

function Switch({ chat, title, runs }: { chat: ChatId; title: string; runs: boolean }) {
  return runs ? (
    <IconButton icon="stop" label={t("timer.stop_of", { title })} onClick={() => void stopTimer(chat)} />
  ) : (
    <IconButton icon="play" label={t("timer.start_of", { title })} onClick={() => void startTimer(chat)} />
  );
}
