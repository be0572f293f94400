/** Held acts where they will appear, with what one can do about them. */

import { useSignal } from "@preact/signals";
import { Icon } from "../../kit/Icon";
import { Button } from "../../kit/parts";
import { held as allHeld, isEvening, state } from "../../session/store";
import { personOf } from "../../state/list";
import { clock, weekdayAt } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { ChatId, Held, TaskAct } from "../../wire/wire";
import { rewordIn } from "../messages/drafts";
import { Quote, Text } from "../messages/MessageView";
import { tagText } from "../tags/TagModals";
import { taskOf } from "../tasks/store";
import { wordsOf } from "../tasks/task_texts";
import { agree, release, withdraw } from "./held";
import { HeldDialog } from "./RewordModal";

/** Those that will stand at the end of the chat. */
export function heldAtEnd(chat: ChatId): readonly Held[] {
  return allHeld.value.filter((one) => one.chat === chat && one.of === undefined);
}

export function HeldViews({ all }: { all: readonly Held[] }) {
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
  return (
    <>
      <div class={held.text === undefined ? "bubble bubble--act" : "bubble"}>
        {held.reply_to !== undefined && <Quote chat={held.chat} seq={held.reply_to} />}
        <Text text={held.text ?? whatOf(held)} />
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
        {review ? whyReview(held) : t("held.goes", { when: weekdayAt(held.release_at) })}
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
    else rewordIn(held);
  }
  return (
    <span class="held-tools">
      {mayReword && (
        <Button kind="quiet" onClick={change}>
          {t("held.change")}
        </Button>
      )}
      {rewording.value && <HeldDialog held={held} onClose={() => (rewording.value = false)} />}
      <Button kind="quiet" onClick={() => void withdraw(held)}>
        {t("held.withdraw")}
      </Button>
      {held.state === "review" && isEvening.value && (
        <Button kind="quiet" onClick={() => void agree(held)}>
          {t("held.deliver", { when: weekdayAt(state.value.day?.until ?? 0) })}
        </Button>
      )}
      <Button kind="quiet" onClick={() => void release(held)}>
        {t(message ? "held.now" : "held.do_now")}
      </Button>
    </span>
  );
}

/** What an act without words of its own will do. */
export function whatOf(held: Held): string {
  const name = held.person === undefined ? "" : personOf(state.value, held.person).name;
  switch (held.act) {
    case "rename":
      return t("held.rename", { title: held.title ?? "" });
    case "add_member":
      return t("held.add", { name });
    case "remove_member":
      return t("held.remove", { name });
    case "delete":
      return t("held.gone");
    case "tag":
    case "untag":
      return t(`held.${held.act}`, { tag: tagText(held.tag ?? "") });
    case "task":
      return held.task === undefined ? t("held.task") : taskText(held.task, held.chat);
    default:
      return held.text ?? "";
  }
}

function taskText(act: TaskAct, chat: ChatId): string {
  const opens = act.t === "item_tick" && act.ticked === false;
  const said = t(`held.task.${opens ? "item_untick" : act.t}`);
  const words = wordsOf(act, taskOf(chat));
  return words === "" ? said : t("told.words", { said, words });
}

/** Who handed it over, or who overtook it, as far as that is known here. */
export function whyReview(held: Held): string {
  if (held.author !== undefined) {
    return t("held.handed", { name: personOf(state.value, held.author).name });
  }
  const last = state.value.chats.get(held.chat)?.last;
  const author = last === undefined ? undefined : state.value.people.get(last.author);
  const overtaken = author?.kind === "customer" && (last?.at ?? 0) > held.at;
  return overtaken ? t("held.overtaken", { name: author.name }) : t("held.review");
}
