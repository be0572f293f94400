/** Reactions to messages: an answer that needs no words (SPEC 4). */

import type { MenuItem } from "../../kit/Menu";
import { session } from "../../session/client";
import { showFailure } from "../../session/failures";
import { newKey } from "../../session/outbox";
import { now, state } from "../../session/store";
import { withoutHeld } from "../../state/effects/held";
import { personOf } from "../../state/list";
import { joinNames, sentences, t } from "../../texts/texts";
import {
  type ChatId,
  type Held,
  type Message,
  type PersonId,
  REACTIONS,
  type Reaction,
  type When,
} from "../../wire/wire";
import { applySent, isHolding, openingText, whenField } from "../quiet_hours/held_until_opening";

const LOOKS: Readonly<Record<Reaction, { readonly sign: string; readonly key: string }>> = {
  thumbs_up: { sign: "👍", key: "h" },
  done: { sign: "✅", key: "j" },
};

/** Which keys react, and the text of what they do. */
export const REACTION_KEYS = {
  keys: REACTIONS.map((reaction) => LOOKS[reaction].key.toUpperCase()),
  text: "keys.react",
} as const;

/** The chips under a message: who reacted how. Each sets or takes back one's own reaction. */
export function ReactionChips({ chat, message }: { chat: ChatId; message: Message }) {
  if (message.reactions === undefined || message.reactions.length === 0) return null;
  return (
    <p class="tags">
      {REACTIONS.map((reaction) => (
        <ReactionChip key={reaction} chat={chat} message={message} reaction={reaction} />
      ))}
    </p>
  );
}

interface ReactionChipProps {
  readonly chat: ChatId;
  readonly message: Message;
  readonly reaction: Reaction;
}

function ReactionChip({ chat, message, reaction }: ReactionChipProps) {
  const people = reactedBy(message, reaction);
  if (people.length === 0) return null;
  const label = t("reaction.by", {
    reaction: t(`reaction.${reaction}`),
    names: joinNames(people.map(nameOf)),
  });
  return (
    <button
      type="button"
      class="react"
      aria-pressed={isMine(message, reaction)}
      title={isHolding(chat) ? sentences(label, t("held.reaction", { when: openingText() })) : label}
      disabled={state.value.chats.get(chat)?.looking_in === true}
      onClick={() => void toggleReaction(chat, message, reaction)}
    >
      <span aria-hidden="true">
        {LOOKS[reaction].sign} {people.length}
      </span>
      <span class="vh">{label}</span>
    </button>
  );
}

/** What the menu of a message offers: in quiet hours first at the opening, and at once beside it; what waits ends at once. */
export function reactionActions(chat: ChatId, message: Message): readonly MenuItem[] {
  return REACTIONS.flatMap((reaction) => {
    const waiting = heldChange(chat, message, reaction);
    const mine = waiting === undefined ? isMine(message, reaction) : waiting.act === "react";
    const what = t(mine ? "reaction.take_back" : "reaction.set", { reaction: t(`reaction.${reaction}`) });
    const item = { icon: mine ? "x" : "plus", text: `${LOOKS[reaction].sign} ${what}` } as const;
    const toggle = (when?: When) => void toggleReaction(chat, message, reaction, when);
    const first = { ...item, key: LOOKS[reaction].key, run: () => toggle() };
    if (!isHolding(chat) || waiting !== undefined) return [first];
    return [
      { ...first, icon: "clock", text: t("reaction.at_opening", { what: item.text, when: openingText() }) },
      { ...item, text: t("reaction.now", { what: item.text }), run: () => toggle("now") },
    ];
  });
}

/** Sets one's own reaction, or takes it back; what waits for the end of quiet hours is withdrawn. */
export async function toggleReaction(
  chat: ChatId,
  message: Message,
  reaction: Reaction,
  when?: When,
): Promise<void> {
  const on = !isMine(message, reaction);
  const waiting = heldChange(chat, message, reaction);
  try {
    if (waiting !== undefined) {
      await session.request({ t: "held.withdraw", held: waiting.id });
      state.value = withoutHeld(state.peek(), waiting.id);
      return;
    }
    applySent(
      await session.request({
        t: "message.react",
        key: newKey(now()),
        chat,
        seq: message.seq,
        reaction,
        on,
        ...whenField(when),
      }),
    );
  } catch (error) {
    showFailure(error);
  }
}

function heldChange(chat: ChatId, message: Message, reaction: Reaction): Held | undefined {
  return state.value.held.find(
    (one) =>
      one.chat === chat &&
      one.of === message.seq &&
      one.reaction === reaction &&
      one.author === undefined &&
      (one.act === "react" || one.act === "unreact"),
  );
}

function reactedBy(message: Message, reaction: Reaction): readonly PersonId[] {
  return (message.reactions ?? []).filter((one) => one.reaction === reaction).map(({ by }) => by);
}

function isMine(message: Message, reaction: Reaction): boolean {
  return reactedBy(message, reaction).includes(state.value.me?.person.id ?? "");
}

function nameOf(person: PersonId): string {
  return person === state.value.me?.person.id ? t("you") : personOf(state.value, person).name;
}
