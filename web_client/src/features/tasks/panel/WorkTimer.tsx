/** One's own timer on a task: started and stopped with one click, seen by nobody but staff (SPEC 3, 8). */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button } from "../../../kit/Button";
import { FormError } from "../../../kit/FormError";
import { Icon } from "../../../kit/Icon";
import { now, state } from "../../../session/store";
import { personOf } from "../../../state/list";
import { clock } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { ChatId, Millis, Person, TaskView } from "../../../wire/wire";
import { runningWork, stopElsewhere } from "../../time/timer";
import { useAct } from "../act_buttons";
import { type Offers, runningOf } from "../offers";

interface TimerProps {
  readonly chat: ChatId;
  readonly task: TaskView;
  readonly me: Person;
  readonly offers: Offers;
}

export function WorkTimer({ chat, task, me, offers }: TimerProps) {
  const { busy, wrong, run } = useAct(chat);
  const mine = runningOf(task, me);
  const others = task.desk?.running?.filter(({ person }) => person !== me.id) ?? [];
  const act = offers.has("timer_stop") ? "timer_stop" : offers.has("timer_start") ? "timer_start" : null;
  const elsewhere = runningWork.value?.chat === chat ? undefined : runningWork.value;
  if (act === null && others.length === 0) return null;
  const press = async (what: "timer_start" | "timer_stop") => {
    if (what === "timer_start") await stopElsewhere(chat);
    await run({ t: what });
  };
  return (
    <section class="worktime">
      <h3>{t("task.timer")}</h3>
      {mine && (
        <p class="worktime-now">
          <Elapsed since={mine.since} />
          <span class="small quiet">{t("task.timer.since", { time: clock(mine.since) })}</span>
        </p>
      )}
      {act && (
        <Button kind={mine ? "line" : "tint"} disabled={busy.value} onClick={() => void press(act)}>
          <Icon name={mine ? "stop" : "play"} small />
          {t(`task.do.${act}`)}
        </Button>
      )}
      {others.map(({ person, since }) => (
        <p class="small quiet" key={person}>
          {t("task.timer.other", { name: personOf(state.value, person).name, time: clock(since) })}
        </p>
      ))}
      <FormError text={wrong.value} />
      {act === "timer_start" && elsewhere && (
        <p class="small quiet">{t("task.timer.elsewhere", { title: elsewhere.title ?? "…" })}</p>
      )}
      {act === "timer_start" && <p class="small faint">{t("task.timer.unseen")}</p>}
    </section>
  );
}

/** "0:12:34", counting. */
function Elapsed({ since }: { since: Millis }) {
  const at = useSignal(now());
  useEffect(() => {
    const timer = setInterval(() => {
      at.value = now();
    }, 1_000);
    return () => clearInterval(timer);
  }, [at]);
  const seconds = Math.max(0, Math.floor((at.value - since) / 1_000));
  const two = (n: number) => String(n).padStart(2, "0");
  const text = `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return (
    <b class="num" role="timer">
      {text}
    </b>
  );
}
