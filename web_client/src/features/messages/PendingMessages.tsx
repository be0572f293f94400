/** Messages on their way, where they will appear. */

import { Icon } from "../../kit/Icon";
import { Button } from "../../kit/parts";
import type { Pending } from "../../session/outbox";
import { phase } from "../../session/store";
import { clock } from "../../texts/dates";
import { t } from "../../texts/texts";
import { Text } from "./MessageView";
import { discard, retry } from "./sending";

export function Pendings({ pendings }: { pendings: readonly Pending[] }) {
  return (
    <>
      {pendings.map((pending) => (
        <PendingView key={pending.key} pending={pending} />
      ))}
    </>
  );
}

function PendingView({ pending }: { pending: Pending }) {
  const failed = pending.failed !== undefined;
  return (
    <div class={failed ? "msg msg--own failed" : "msg msg--own pending"}>
      <div class="msg-body">
        <p class="msg-head">
          <span class="vh">{t("you")}</span>
          <time>{clock(pending.at)}</time>
        </p>
        <div class="bubble">
          <Text text={pending.text} />
        </div>
        {failed ? <Failed pending={pending} /> : <OnItsWay />}
      </div>
    </div>
  );
}

function OnItsWay() {
  const live = phase.value === "live";
  return (
    <p class={live ? "seen seen--soon" : "seen"}>
      <Icon name="clock" small />
      {live ? t("msg.pending") : t("msg.waiting")}
    </p>
  );
}

function Failed({ pending }: { pending: Pending }) {
  return (
    <div class="failed-note" role="alert">
      <span>
        <Icon name="warn" small />
        {t("msg.failed", { why: pending.failed ?? "" })}
      </span>
      <Button kind="text s" onClick={() => retry(pending.key)}>
        {t("msg.retry")}
      </Button>
      <Button kind="text s" onClick={() => discard(pending.key)}>
        {t("msg.discard")}
      </Button>
    </div>
  );
}
