/** For management, first of all on Heute: what fails by itself again and again. */

import { Button } from "../../kit/Button";
import { Icon } from "../../kit/Icon";
import { SectionHead } from "../../kit/SectionHead";
import { state, tick } from "../../session/store";
import { t } from "../../texts/texts";
import type { StuckJob } from "../../wire/wire";
import { chatPath } from "../chats/paths";
import { cards } from "../tasks/overview/cards";
import { isWaiting, jobText, retryJob, stuckJobs, stuckText } from "./stuck_jobs";

export function StuckJobList() {
  const all = stuckJobs.value;
  if (state.value.me?.person.role !== "management" || all.length === 0) return null;
  return (
    <section aria-labelledby="t-stuck">
      <SectionHead id="t-stuck" text={t("jobs")} n={all.length} />
      <ul class="rows">
        {all.map((job) => (
          <li key={`${job.job} ${job.row}`} class="row">
            <Stuck job={job} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Stuck({ job }: { job: StuckJob }) {
  const card = cards.value?.find(({ chat }) => chat === job.row);
  const retry = async () => {
    document.getElementById("main")?.focus(); // the button goes
    await retryJob(job);
  };
  return (
    <>
      <Icon name="warn" />
      <span class="row-main">
        <span class="row-title">{jobText(job)}</span>
        {card && (
          <a class="small" href={chatPath(card.chat)}>
            {card.title}
          </a>
        )}
        <span class="row-sub">{stuckText(job, tick.value)}</span>
      </span>
      {isWaiting(job, tick.value) && (
        <Button
          kind="line s"
          aria-label={[t("jobs.retry"), card?.title ?? jobText(job)].join(": ")}
          onClick={() => void retry()}
        >
          {t("jobs.retry")}
        </Button>
      )}
    </>
  );
}
