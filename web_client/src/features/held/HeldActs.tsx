/** Held acts where they will appear, with what one can do about them. */

import { useSignal } from "@preact/signals";
import { Button } from "../../kit/Button";
import { Icon } from "../../kit/Icon";
import { MarkdownText } from "../../kit/markdown/MarkdownText";
import { held as allHeld, isEvening, state } from "../../session/store";
import { personOf } from "../../state/list";
import { clock, opens } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { ChatId, Held } from "../../wire/wire";
import { startRewording } from "../drafts/rewordings";
import { MessageFiles } from "../files/MessageFiles";
import { Quote } from "../messages/Quote";
import { openingText } from "../quiet_hours/held_until_opening";
import { approve, releaseHeld, withdrawHeld } from "./held";
import { heldText, reviewText } from "./held_texts";
import { RewordModal } from "./RewordModal";

/** Those that will stand at the end of the chat. */
export function heldAtEnd(chat: ChatId): readonly Held[] {
  return allHeld.value.filter((one) => one.chat === chat && one.of === undefined);
}

export function HeldActs({ all }: { all: readonly Held[] }) {
  return (
    <>
      {all.map((held) => (
        <div
          class={held.state === "review" ? "msg msg--own held held--review" : "msg msg--own held"}
          key={held.id}
        >
          <div class="msg-body">
            <p class="msg-head">
              {held.author === undefined ? (
                <span class="vh">{t("you")}</span>
              ) : (
                <span>{personOf(state.value, held.author).name}</span>
              )}
              <time>{clock(held.at)}</time>
            </p>
            <HeldBody held={held} />
          </div>
        </div>
      ))}
    </>
  );
}

/** What is held and its note: at the end of the chat, or under the message it changes. */
export function HeldBody({ held }: { held: Held }) {
  const words = held.text ?? heldText(held);
  return (
    <>
      <div class={held.text === undefined && held.files === undefined ? "bubble bubble--act" : "bubble"}>
        {held.reply_to !== undefined && <Quote chat={held.chat} seq={held.reply_to} />}
        {words !== "" && <MarkdownText text={words} />}
        {held.files && <MessageFiles files={held.files} place="uploads" />}
      </div>
      <HeldNote held={held} />
    </>
  );
}

export function HeldNote({ held }: { held: Held }) {
  const review = held.state === "review";
  return (
    <div class="held-note" role={review ? "alert" : undefined}>
      <span class={review ? "is-warn" : undefined}>
        <Icon name={review ? "warn" : "clock"} small />
        {review ? reviewText(held) : t("held.goes", { when: opens(held.release_at) })}
      </span>
      <HeldTools held={held} />
    </div>
  );
}

export function HeldTools({ held }: { held: Held }) {
  const message = held.act === "send";
  const rewording = useSignal(false);
  const handed = held.author !== undefined;
  const mayReword = handed ? message : held.text !== undefined;
  function change(): void {
    if (handed) rewording.value = true;
    else startRewording(held);
  }
  return (
    <span class="held-tools">
      {mayReword && (
        <Button kind="quiet" onClick={change}>
          {t("held.change")}
        </Button>
      )}
      {rewording.value && <RewordModal held={held} onClose={() => (rewording.value = false)} />}
      <Button kind="quiet" onClick={() => void withdrawHeld(held)}>
        {t("held.withdraw")}
      </Button>
      {held.state === "review" && isEvening.value && (
        <Button kind="quiet" onClick={() => void approve(held)}>
          {t("held.deliver", { when: openingText() })}
        </Button>
      )}
      <Button kind="quiet" onClick={() => void releaseHeld(held)}>
        {t(message ? "held.now" : "held.do_now")}
      </Button>
    </span>
  );
}
