import { DateField, type DateFieldProps } from "../../kit/pickers/DateField";
import { tick } from "../../session/store";
import { dayKey } from "../../texts/dates";
import { holidays, loadHolidaysAround } from "./holidays";

type DayFieldProps = Omit<DateFieldProps, "today" | "holidays" | "onMonth">;

/** A day of the agency's calendar: its holidays are marked. */
export function DayField(props: DayFieldProps) {
  return (
    <DateField {...props} today={dayKey(tick.value)} holidays={holidays.value} onMonth={loadHolidaysAround} />
  );
}
