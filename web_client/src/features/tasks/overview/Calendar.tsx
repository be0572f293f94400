/** The deadlines of a month: a grid of weeks, on a phone a list of the days that have one. */

import { useEffect } from "preact/hooks";
import { IconButton } from "../../../kit/Button";
import { go } from "../../../kit/browser/navigation";
import { Icon } from "../../../kit/Icon";
import { phase, tick } from "../../../session/store";
import { clock, dayKey, longDay, monthName, startOfDay, weekdayShort } from "../../../texts/dates";
import { isWeekend, monthOf, shiftMonth, weeksOf } from "../../../texts/month";
import { t } from "../../../texts/texts";
import type { TaskCard } from "../../../wire/wire";
import { holidays, loadHolidays } from "../../calendar/holidays";
import { chatPath } from "../../chats/paths";
import { accountName } from "../../people/names";
import { isMissed } from "../desk/workload";
import { tasksPath } from "../paths";
import { type Due, deadlines } from "./attention";

export function Calendar({ cards, month }: { cards: readonly TaskCard[]; month: string | null }) {
  const today = dayKey(tick.value);
  const shown = month ?? monthOf(today);
  const weeks = weeksOf(shown);
  const due = deadlines(cards, dayKey);
  const days = weeks.flat();
  const years = [...new Set(days.map((day) => Number(day.slice(0, 4))))].join(" ");
  const isLive = phase.value === "live";
  useEffect(() => {
    if (isLive) for (const year of years.split(" ")) loadHolidays(Number(year));
  }, [years, isLive]);
  const isEmpty = !days.some((day) => monthOf(day) === shown && due.has(day));
  return (
    <section
      class="calendar scroll"
      aria-labelledby="month"
      onKeyDown={(event) => {
        if (event.key !== "PageUp" && event.key !== "PageDown") return;
        event.preventDefault();
        to(shiftMonth(shown, event.key === "PageUp" ? -1 : 1), today);
      }}
    >
      <MonthHead month={shown} today={today} />
      <div class="month-days" aria-hidden="true">
        {(weeks[0] ?? []).map((day) => (
          <span key={day}>{weekdayShort(day)}</span>
        ))}
      </div>
      <ol class="month">
        {days.map((day) => (
          <CalendarDay key={day} day={day} month={shown} today={today} due={due.get(day) ?? []} />
        ))}
      </ol>
      {isEmpty && <p class="month-none">{t("tasks.month.none")}</p>}
    </section>
  );
}

function to(month: string, today: string): void {
  go(month === monthOf(today) ? tasksPath("calendar") : tasksPath("calendar", month), "replace");
}

function MonthHead({ month, today }: { month: string; today: string }) {
  return (
    <div class="month-head">
      <h2 id="month" aria-live="polite">
        {monthName(month)}
      </h2>
      <IconButton
        icon="back"
        label={t("tasks.month.before")}
        onClick={() => to(shiftMonth(month, -1), today)}
      />
      <IconButton
        icon="forth"
        label={t("tasks.month.after")}
        onClick={() => to(shiftMonth(month, 1), today)}
      />
      {month !== monthOf(today) && (
        <button type="button" class="btn btn--soft btn--s" onClick={() => to(monthOf(today), today)}>
          {t("tasks.month.today")}
        </button>
      )}
    </div>
  );
}

interface CalendarDayProps {
  readonly day: string;
  readonly month: string;
  readonly today: string;
  readonly due: readonly Due[];
}

function CalendarDay({ day, month, today, due }: CalendarDayProps) {
  const holiday = holidays.value.get(day);
  const looks = [
    "month-day",
    monthOf(day) === month ? "" : "is-other",
    day === today ? "is-today" : "",
    isWeekend(day) || holiday !== undefined ? "is-free" : "",
    due.length === 0 ? "is-empty" : "",
  ];
  return (
    <li class={looks.filter(Boolean).join(" ")} aria-current={day === today ? "date" : undefined}>
      <h3>
        <span class="vh">{longDay(startOfDay(day), tick.value)}</span>
        <span class="num" aria-hidden="true">
          {Number(day.slice(8))}
        </span>
        <span class="month-weekday" aria-hidden="true">
          {weekdayShort(day)}
        </span>
        {holiday && <small class="cut">{holiday}</small>}
      </h3>
      {due.length > 0 && (
        <ul>
          {due.map((card) => (
            <li key={card.chat}>
              <DueEntry card={card} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function DueEntry({ card }: { card: Due }) {
  const missed = isMissed(card, tick.value);
  const over = card.status === "handed_over";
  const time = card.deadline.timed === false ? "" : clock(card.deadline.at);
  const words = missed ? t("tasks.reason.deadline_missed") : over ? t("task.status.handed_over") : "";
  const said = [time, words, accountName(card.account)].filter(Boolean).join(" · ");
  return (
    <a
      class={missed ? "due-entry is-missed" : over ? "due-entry is-over" : "due-entry"}
      href={chatPath(card.chat)}
    >
      <b>{card.title}</b>
      {said && (
        <span>
          {(missed || over) && <Icon name={missed ? "warn" : "check"} small />}
          {said}
        </span>
      )}
    </a>
  );
}
