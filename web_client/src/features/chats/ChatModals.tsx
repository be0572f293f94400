/** Short questions in front of the page; in quiet hours with both choices, the opening first. */

import { useSignal } from "@preact/signals";
import { Dialog } from "../../kit/Modal";
import { Button, Field } from "../../kit/parts";
import { toBack } from "../../session/panels";
import { state, tick } from "../../session/store";
import { personOf, titleOf } from "../../state/list";
import { dayKey, weekdayAt } from "../../texts/dates";
import { t } from "../../texts/texts";
import { type ChatId, LIMITS, type PersonId, type When } from "../../wire/wire";
import { isHolding } from "../held/held";
import { writeTo } from "./direct";
import { rename, takeOut } from "./members";
import { jumpTo } from "./own_list";

interface ActButtonsProps {
  readonly chat: ChatId;
  /** What the button says by day: "Titel ändern". */
  readonly label: string;
  /** The same in the middle of a sentence: "ändern". */
  readonly verb: string;
  readonly disabled?: boolean;
  readonly onAct: (when?: When) => void;
}

/** One button by day; in quiet hours, where customers read, first at the opening and beside it now. */
export function ActButtons({ chat, label, verb, disabled = false, onAct }: ActButtonsProps) {
  const act = (when?: When) => () => {
    toBack();
    onAct(when);
  };
  if (!isHolding(chat)) {
    return (
      <div class="buttons">
        <Button kind="main" disabled={disabled} onClick={act()}>
          {label}
        </Button>
      </div>
    );
  }
  const when = weekdayAt(state.value.day?.until ?? 0);
  return (
    <div class="buttons">
      <Button kind="main" disabled={disabled} onClick={act("opening")}>
        {t("held.act", { when, what: verb })}
      </Button>
      <Button kind="line" disabled={disabled} onClick={act("now")}>
        {t("held.act_now", { what: verb })}
      </Button>
    </div>
  );
}

export function AskRename({ chat: id }: { chat: ChatId }) {
  const chat = state.value.chats.get(id);
  const title = useSignal(chat?.title ?? "");
  const wanted = title.value.trim();
  const unchanged = wanted === "" || wanted === chat?.title;
  if (chat === undefined) return null;
  return (
    <Dialog title={t("rename")} onClose={toBack}>
      <Field label={t("rename.label")} error={undefined}>
        {(control) => (
          <input
            {...control}
            value={title.value}
            maxLength={LIMITS.TITLE}
            autofocus
            onInput={(event) => {
              title.value = event.currentTarget.value;
            }}
          />
        )}
      </Field>
      <ActButtons
        chat={id}
        label={t("rename")}
        verb={t("verb.change")}
        disabled={unchanged}
        onAct={(when) => void rename(id, wanted, when)}
      />
    </Dialog>
  );
}

export function AskTakeOut({ chat: id, person }: { chat: ChatId; person: PersonId }) {
  const chat = state.value.chats.get(id);
  const self = person === state.value.me?.person.id;
  if (chat === undefined) return null;
  const params = { name: personOf(state.value, person).name, title: titleOf(state.value, chat) };
  return (
    <Dialog title={t(self ? "leave" : "take_out")} onClose={toBack}>
      <p>{t(self ? "leave.ask" : "take_out.ask", params)}</p>
      <ActButtons
        chat={id}
        label={t(self ? "leave" : "take_out")}
        verb={t(self ? "verb.leave" : "verb.take_out")}
        onAct={(when) => void takeOut(id, person, when)}
      />
    </Dialog>
  );
}

/** A customer would see a new chat: in quiet hours only on purpose. */
export function AskDirect({ person }: { person: PersonId }) {
  const { name } = personOf(state.value, person);
  return (
    <Dialog title={t("write.to", { name })} onClose={toBack}>
      <p>{t("direct.ask", { name, when: weekdayAt(state.value.day?.until ?? 0) })}</p>
      <div class="buttons">
        <Button kind="main" onClick={toBack}>
          {t("direct.later")}
        </Button>
        <Button
          kind="line"
          onClick={() => {
            toBack();
            void writeTo(person, "now");
          }}
        >
          {t("direct.now")}
        </Button>
      </div>
    </Dialog>
  );
}

const DAY = 86_400_000;

/** Jumps to a day of the chat: one of the usual, or any. */
export function AskDate({ chat: id }: { chat: ChatId }) {
  const chat = state.value.chats.get(id);
  const today = tick.value;
  const day = useSignal(dayKey(today));
  if (chat === undefined) return null;
  const begin = dayKey(chat.created_at);
  const jump = (to: string) => () => {
    toBack();
    void jumpTo(id, to);
  };
  return (
    <Dialog title={t("jump")} onClose={toBack}>
      <div class="chips">
        <Button kind="soft" onClick={jump(dayKey(today - DAY))}>
          {t("jump.yesterday")}
        </Button>
        <Button kind="soft" onClick={jump(dayKey(today - 7 * DAY))}>
          {t("jump.week")}
        </Button>
        <Button kind="soft" onClick={jump(begin)}>
          {t("jump.begin")}
        </Button>
      </div>
      <Field label={t("jump.day")} error={undefined}>
        {(control) => (
          <input
            {...control}
            type="date"
            min={begin}
            max={dayKey(today)}
            value={day.value}
            onInput={(event) => {
              day.value = event.currentTarget.value;
            }}
          />
        )}
      </Field>
      <div class="buttons">
        <Button kind="main" disabled={day.value === ""} onClick={jump(day.value)}>
          {t("jump.go")}
        </Button>
      </div>
    </Dialog>
  );
}
