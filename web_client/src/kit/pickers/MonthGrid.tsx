/** The days of a month as a grid: arrows move by days and weeks, Home and End within a week, Page by months, with Shift by years. */

import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { longDay, monthName, startOfDay, weekdayShort } from "../../texts/dates";
import { isWeekend, monthOf, shiftDay, shiftMonth, weekOf, weeksOf } from "../../texts/month";
import { t } from "../../texts/texts";
import { IconButton } from "../Button";
import { isEnter } from "../browser/enter";

export interface DayRange {
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

interface MonthGridProps extends DayRange {
  /** The chosen day, "2026-11-20", or nothing. */
  readonly day: string;
  readonly today: string;
  /** Names of days that are off, by day. */
  readonly holidays: ReadonlyMap<string, string>;
  readonly onMonth: (month: string) => void;
  readonly onChoose: (day: string) => void;
}

export function MonthGrid({ day, today, min, max, holidays, onMonth, onChoose }: MonthGridProps) {
  const cursor = useSignal(within(day || today, { min, max }));
  const grid = useRef<HTMLDivElement>(null);
  const month = monthOf(cursor.value);
  useEffect(() => onMonth(month), [month, onMonth]);
  useLayoutEffect(() => {
    grid.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus({ preventScroll: true });
  }, [cursor.value]);
  const move = (to: string) => {
    cursor.value = within(to, { min, max });
  };
  return (
    <>
      <div class="picker-head">
        <strong class="grow" aria-live="polite">
          {monthName(month)}
        </strong>
        <MonthButton by={-1} isOff={min !== undefined && month <= monthOf(min)} cursor={cursor} move={move} />
        <MonthButton by={1} isOff={max !== undefined && month >= monthOf(max)} cursor={cursor} move={move} />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a table has no cells that can be pressed */}
      <div
        class="days"
        role="grid"
        tabIndex={-1}
        aria-label={monthName(month)}
        ref={grid}
        onKeyDown={(event) => {
          const to = dayByKey(event, cursor.value);
          if (to !== null) {
            event.preventDefault();
            event.stopPropagation();
            event.currentTarget.focus(); // the day that has the focus may go; the next key is heard all the same
            move(to);
          } else if (isEnter(event) && event.target === event.currentTarget) onChoose(cursor.value);
        }}
      >
        <div class="week-days" aria-hidden="true">
          {weekOf(today).map((one) => (
            <span key={one}>{weekdayShort(one)}</span>
          ))}
        </div>
        {weeksOf(month).map((week) => (
          // biome-ignore lint/a11y/useFocusableInteractive: its days have the focus
          // biome-ignore lint/a11y/useSemanticElements: a row of a grid of buttons is no row of a table
          <div class="week-days" role="row" key={week[0]}>
            {week.map((one) => (
              <Day
                key={one}
                day={one}
                isChosen={one === day}
                isCursor={one === cursor.value}
                isToday={one === today}
                isOther={monthOf(one) !== month}
                isOut={one !== within(one, { min, max })}
                holiday={holidays.get(one)}
                onChoose={onChoose}
              />
            ))}
          </div>
        ))}
      </div>
    </>
  );
}

interface MonthButtonProps {
  readonly by: 1 | -1;
  readonly isOff: boolean;
  readonly cursor: { readonly value: string };
  readonly move: (day: string) => void;
}

function MonthButton({ by, isOff, cursor, move }: MonthButtonProps) {
  return (
    <IconButton
      icon={by < 0 ? "back" : "forth"}
      label={t(by < 0 ? "tasks.month.before" : "tasks.month.after")}
      disabled={isOff}
      onClick={() => move(monthLater(cursor.value, by))}
    />
  );
}

interface DayProps {
  readonly day: string;
  readonly isChosen: boolean;
  readonly isCursor: boolean;
  readonly isToday: boolean;
  readonly isOther: boolean;
  readonly isOut: boolean;
  readonly holiday: string | undefined;
  readonly onChoose: (day: string) => void;
}

function Day({ day, isChosen, isCursor, isToday, isOther, isOut, holiday, onChoose }: DayProps) {
  const isFree = holiday !== undefined || isWeekend(day);
  const looks = [isFree ? "is-free" : "", isOther ? "is-other" : "", holiday ? "is-holiday" : ""].join(" ");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of a table could not be pressed
    <button
      type="button"
      role="gridcell"
      class={`day-cell ${looks}`}
      tabIndex={isCursor ? 0 : -1}
      aria-label={[longDay(startOfDay(day), startOfDay(day)), holiday].filter(Boolean).join(", ")}
      aria-selected={isChosen}
      aria-current={isToday ? "date" : undefined}
      aria-disabled={isOut}
      title={holiday}
      onClick={() => {
        if (!isOut) onChoose(day);
      }}
    >
      {Number(day.slice(8))}
    </button>
  );
}

/** The nearest day of a range. */
export function within(day: string, { min, max }: DayRange): string {
  if (min !== undefined && day < min) return min;
  return max !== undefined && day > max ? max : day;
}

/** The same day of another month, or its last one. */
export function monthLater(day: string, by: number): string {
  const month = shiftMonth(monthOf(day), by);
  const last = shiftDay(`${shiftMonth(month, 1)}-01`, -1);
  const same = month + day.slice(7);
  return same > last ? last : same;
}

/** Where a key leads from a day; null if nowhere. */
export function dayByKey({ key, shiftKey }: { key: string; shiftKey: boolean }, day: string): string | null {
  const week = weekOf(day);
  switch (key) {
    case "ArrowLeft":
      return shiftDay(day, -1);
    case "ArrowRight":
      return shiftDay(day, 1);
    case "ArrowUp":
      return shiftDay(day, -7);
    case "ArrowDown":
      return shiftDay(day, 7);
    case "Home":
      return week[0] ?? day;
    case "End":
      return week[6] ?? day;
    case "PageUp":
      return monthLater(day, shiftKey ? -12 : -1);
    case "PageDown":
      return monthLater(day, shiftKey ? 12 : 1);
    default:
      return null;
  }
}
