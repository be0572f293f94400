/** Only in the demo: moves the server's clock. */

import { Button } from "../../kit/Button";
import { Icon } from "../../kit/Icon";
import { tick } from "../../session/store";
import { exact, inputTime } from "../../texts/dates";
import { t } from "../../texts/texts";
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
      <form
        class="demo-form"
        onSubmit={(event) => {
          event.preventDefault();
          const to = new FormData(event.currentTarget).get("to");
          if (typeof to === "string" && to !== "") void setDemoClock(to);
        }}
      >
        <label>
          <span class="vh">{t("demo.to")}</span>
          <input
            class="input"
            type="datetime-local"
            name="to"
            defaultValue={inputTime(tick.peek())}
            required
          />
        </label>
        <Button kind="line" type="submit">
          {t("demo.set")}
        </Button>
      </form>
    </section>
  );
}
