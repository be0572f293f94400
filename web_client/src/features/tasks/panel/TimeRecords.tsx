/** Recorded times of a task, for staff; what was added by hand waits for management. */

import { Button } from "../../../kit/Button";
import { FormError } from "../../../kit/FormError";
import { state } from "../../../session/store";
import { personOf } from "../../../state/list";
import { exact, lasting } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { ChatId, TaskView, TimeRecord } from "../../../wire/wire";
import { useAct } from "../act_buttons";
import type { Offers } from "../offers";

export function TimeRecords({ chat, task, offers }: { chat: ChatId; task: TaskView; offers: Offers }) {
  const records = task.desk?.records ?? [];
  if (records.length === 0) return null;
  const waits = records.some((one) => one.state === "waiting");
  return (
    <section>
      <details class="records" open={waits}>
        <summary>
          <h3>
            {t("task.records")} <span class="num">{records.length}</span>
          </h3>
        </summary>
        <ul>
          {records.toReversed().map((record) => (
            <li key={record.number}>
              <RecordLine record={record} />
              {record.state === "waiting" && offers.has("record_release") && (
                <Decide chat={chat} record={record} />
              )}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function RecordLine({ record }: { record: TimeRecord }) {
  const by = personOf(state.value, record.person).name;
  const note = record.state === "counted" ? "" : ` · ${t(`task.records.${record.state}`)}`;
  return (
    <p>
      <b class="num">{lasting(record.length)}</b> {by}
      <small>
        {exact(record.start)}
        {note}
        {record.reason && ` · ${record.reason}`}
      </small>
    </p>
  );
}

function Decide({ chat, record: { number } }: { chat: ChatId; record: TimeRecord }) {
  const { busy, wrong, run } = useAct(chat);
  const decide = (release: boolean) => () => void run({ t: "record_release", number, release });
  return (
    <div class="buttons">
      <FormError text={wrong.value} />
      <Button kind="tint s" disabled={busy.value} onClick={decide(true)}>
        {t("task.do.release_time")}
      </Button>
      <Button kind="line s" disabled={busy.value} onClick={decide(false)}>
        {t("task.do.refuse")}
      </Button>
    </div>
  );
}
