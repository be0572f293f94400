/** Only in the demo: moves the server's clock. */

import { useSignal } from "@preact/signals";
import { Button } from "../../kit/Button";
import { Icon } from "../../kit/Icon";
import { TimeField } from "../../kit/pickers/TimeField";
import { tick } from "../../session/store";
import { exact, inputTime } from "../../texts/dates";
import { t } from "../../texts/texts";
import { DayField } from "../calendar/DayField";
import { isDemo, nextAt, setDemoClock } from "./clock";

const WORKDAYS = [1, 2, 3, 4, 5];

export function DemoClock() {
  if (!isDemo.value) return null;
  return (
    <section class="demo" aria-labelledby="demo-clock">
      <h2 id="demo-clock">
        <Icon name="clock" />
        {t("demo.clock")}
      </h2>
      <p class="small quiet">{t("demo.hint", { now: exact(tick.value) })}</p>
      <div class="buttons">
        <Button kind="line" onClick={() => void setDemoClock(nextAt("18:59:50", WORKDAYS))}>
          {t("demo.evening")}
        </Button>
        <Button kind="line" onClick={() => void setDemoClock(nextAt("07:59:50", WORKDAYS))}>
          {t("demo.morning")}
        </Button>
      </div>
      <SetClock />
    </section>
  );
}

/** Any moment, in Berlin. */
function SetClock() {
  const [today = "", hour = ""] = inputTime(tick.peek()).split("T");
  const day = useSignal(today);
  const time = useSignal(hour);
  return (
    <form
      class="demo-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (day.value !== "" && time.value !== "") void setDemoClock(`${day.value}T${time.value}`);
      }}
    >
      <DayField
        label={t("task.ask.day")}
        value={day.value}
        onChange={(to) => {
          day.value = to;
        }}
      />
      <TimeField
        label={t("task.ask.time")}
        value={time.value}
        onChange={(to) => {
          time.value = to;
        }}
      />
      <Button kind="line" type="submit">
        {t("demo.set")}
      </Button>
    </form>
  );
}
