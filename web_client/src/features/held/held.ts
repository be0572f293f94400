/** Acts that customers would see, waiting for the end of quiet hours (SPEC 3): to change, withdraw, or let happen now. */

import { session } from "../../session/client";
import { showFailure } from "../../session/failures";
import { newKey } from "../../session/outbox";
import { now, state } from "../../session/store";
import { withoutHeld } from "../../state/effects/held";
import type { ChatId, Held, HeldId } from "../../wire/wire";
import { draftOf, setDraft } from "../drafts/drafts";
import { forgetRewording, rewordAgain } from "../drafts/rewordings";
import { applySent } from "../quiet_hours/held_until_opening";

/** Lets it happen now. */
export async function releaseHeld(held: Held): Promise<void> {
  await changing(held.id, () => session.request({ t: "held.release", key: newKey(now()), held: held.id }));
}

/** Says yes to it as it is: at the next opening. */
export async function approve(held: Held): Promise<void> {
  try {
    applySent(
      await session.request({ t: "held.release", key: newKey(now()), held: held.id, when: "opening" }),
    );
  } catch (error) {
    showFailure(error);
  }
}

/** Lets it never happen; one's own words go back to where one writes, if that place is free. */
export async function withdrawHeld(held: Held): Promise<void> {
  await changing(held.id, () => session.request({ t: "held.withdraw", held: held.id }));
  const isMessage = held.act === "send" && held.text !== undefined && held.author === undefined;
  if (!isMessage || isHeld(held.id) || draftOf(held.chat).text !== "") return;
  setDraft(held.chat, { text: held.text, ...(held.reply_to !== undefined && { replyTo: held.reply_to }) });
}

function isHeld(id: HeldId): boolean {
  return state.peek().held.some((one) => one.id === id);
}

/** Other words for a held message or edit; whether it took them. After a review it waits for the next opening. */
export async function rewordHeld(chat: ChatId, held: HeldId, text: string): Promise<boolean> {
  try {
    applySent(await session.request({ t: "held.change", key: newKey(now()), held, text }));
    forgetRewording(chat, { held });
    return true;
  } catch (error) {
    if (state.peek().chats.has(chat)) rewordAgain(chat, held, text);
    showFailure(error);
    return false;
  }
}

async function changing(id: HeldId, ask: () => Promise<unknown>): Promise<void> {
  try {
    await ask();
    state.value = withoutHeld(state.peek(), id);
  } catch (error) {
    showFailure(error);
  }
}
