/** Answers to be picked instead of written: a day and time, a duration, stars. */

import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../kit/Button";
import { bound } from "../../kit/fields/bound";
import { TimeField } from "../../kit/pickers/TimeField";
import { useKeptForm } from "../../session/kept_form";
import { now } from "../../session/store";
import { dayKey } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { DialogView } from "../../wire/wire";
import { DayField } from "../calendar/DayField";
import { sendInput } from "./dialogs";

type PickerKind = "date_time" | "duration";

export function AnswerPicker({ dialog, kind }: { dialog: DialogView; kind: PickerKind }) {
  return kind === "duration" ? <Duration dialog={dialog} /> : <DateAndTime dialog={dialog} />;
}

/** The day alone is an answer, too: then all of it counts. */
function DateAndTime({ dialog }: { dialog: DialogView }) {
  const form = useKeptForm(`answer ${dialog.id} ${dialog.step} date`, { day: "", time: "" });
  const { day, time } = form.fields;
  const box = useShown();
  const value = time.value === "" ? day.value : `${day.value}T${time.value}`;
  return (
    <form class="picker" ref={box} onSubmit={picks(dialog, day.value === "" ? null : value, form.reset)}>
      <DayField
        label={t("dialog.day")}
        min={dayKey(now())}
        value={day.value}
        onChange={(to) => {
          day.value = to;
        }}
      />
      <TimeField
        label={t("dialog.time")}
        value={time.value}
        onChange={(to) => {
          time.value = to;
        }}
      />
      <TakeButton ready={day.value !== ""} />
    </form>
  );
}

const MINUTES = 60;

function Duration({ dialog }: { dialog: DialogView }) {
  const form = useKeptForm(`answer ${dialog.id} ${dialog.step} duration`, { hours: "", minutes: "" });
  const { hours, minutes } = form.fields;
  const box = useShown();
  const total = Number(hours.value) * MINUTES + Number(minutes.value);
  const ready = Number.isSafeInteger(total) && total > 0;
  return (
    <form class="picker" ref={box} onSubmit={picks(dialog, ready ? total : null, form.reset)}>
      <label>
        <span>{t("dialog.hours")}</span>
        <input class="input" type="number" inputMode="numeric" min={0} max={999} {...bound(hours)} />
      </label>
      <label>
        <span>{t("dialog.minutes")}</span>
        <input
          class="input"
          type="number"
          inputMode="numeric"
          min={0}
          max={59}
          step={5}
          {...bound(minutes)}
        />
      </label>
      <TakeButton ready={ready} />
    </form>
  );
}

function TakeButton({ ready }: { ready: boolean }) {
  return (
    <Button kind="main" type="submit" aria-disabled={!ready}>
      {t("dialog.take")}
    </Button>
  );
}

function picks(dialog: DialogView, value: string | number | null, taken: () => void): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    if (value !== null) void sendInput(dialog, { t: "pick", value }).then((done) => done && taken());
  };
}

/** The first field has the focus when the picker opens, and the card shows whole. */
function useShown() {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    form.current?.querySelector("input")?.focus();
    form.current?.closest(".botcard")?.scrollIntoView({ block: "end" });
  }, []);
  return form;
}

const STARS = [1, 2, 3, 4, 5];

/** One to five stars; each is a button that says how many. */
export function StarPicker({ dialog }: { dialog: DialogView }) {
  const options = dialog.options ?? [];
  return (
    <div class="stars">
      {STARS.map((stars) => {
        const option = options.find(({ input }) => input.t === "pick" && input.value === stars);
        return (
          option && (
            <button
              key={stars}
              type="button"
              class="star"
              aria-label={option.label}
              title={option.label}
              onClick={() => void sendInput(dialog, option.input, option.label)}
            >
              <span aria-hidden="true">★</span>
              <small aria-hidden="true">{stars}</small>
            </button>
          )
        );
      })}
    </div>
  );
}
