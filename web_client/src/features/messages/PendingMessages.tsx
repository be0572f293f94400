/** Messages on their way, where they will appear. */

import { Button } from "../../kit/Button";
import { Icon } from "../../kit/Icon";
import { MarkdownText } from "../../kit/markdown/MarkdownText";
import type { Pending } from "../../session/outbox";
import { phase } from "../../session/store";
import { clock } from "../../texts/dates";
import { t } from "../../texts/texts";
import { PendingFiles, waitingForFiles } from "../files/composing/PendingFiles";
import { discard, retry, retryWithoutWrong, wrongFiles } from "./sending";

export function PendingMessages({ pendings }: { pendings: readonly Pending[] }) {
  return (
    <>
      {pendings.map((pending) => (
        <PendingMessage key={pending.key} pending={pending} />
      ))}
    </>
  );
}

function PendingMessage({ pending }: { pending: Pending }) {
  const failed = pending.failed !== undefined;
  return (
    <div class={failed ? "msg msg--own failed" : "msg msg--own pending"}>
      <div class="msg-body">
        <p class="msg-head">
          <span class="vh">{t("you")}</span>
          <time>{clock(pending.at)}</time>
        </p>
        <div class="bubble">
          {pending.text !== "" && <MarkdownText text={pending.text} />}
          {pending.files && <PendingFiles files={pending.files} />}
        </div>
        {failed ? <FailedNote pending={pending} /> : <OnItsWay pending={pending} />}
      </div>
    </div>
  );
}

function OnItsWay({ pending }: { pending: Pending }) {
  const live = phase.value === "live";
  return (
    <p class={live ? "seen seen--soon" : "seen"}>
      <Icon name="clock" small />
      {live ? (waitingForFiles(pending.files ?? []) ?? t("msg.pending")) : t("msg.waiting")}
    </p>
  );
}

function FailedNote({ pending }: { pending: Pending }) {
  const wrong = wrongFiles(pending).length;
  return (
    <div class="failed-note" role="alert">
      <span>
        <Icon name="warn" small />
        {t("msg.failed", { why: pending.failed ?? "" })}
      </span>
      <Button kind="text s" onClick={() => retry(pending.key)}>
        {t("msg.retry")}
      </Button>
      {wrong > 0 && (
        <Button kind="text s" onClick={() => retryWithoutWrong(pending.key)}>
          {t("file.send_without", { n: wrong })}
        </Button>
      )}
      <Button kind="text s" onClick={() => discard(pending.key)}>
        {t("msg.discard")}
      </Button>
    </div>
  );
}
