/** Below the last message: who has read it, who is typing; and what screen readers hear of new ones. */

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../../kit/Icon";
import { now, state } from "../../session/store";
import { personOf } from "../../state/list";
import type { Log } from "../../state/model";
import { listed, t } from "../../texts/texts";
import type { Chat, ChatId, Message, PersonId } from "../../wire/wire";

const NAMED = 3;

/** Under one's own message, when it is the last: who has read it. */
export function Seen({ log, me }: { log: Log; me: PersonId }) {
  const last = log.moreAfter
    ? undefined
    : log.entries.findLast((entry): entry is Message => entry.t === "message");
  if (last === undefined || last.author !== me || last.deleted) return null;
  const others = log.members.filter((member) => member !== me);
  const readers = others.filter((member) => (log.reads.get(member) ?? 0) >= last.seq);
  if (readers.length === 0) return null;
  const all = readers.length === others.length && others.length > NAMED;
  const first = readers.slice(0, NAMED).map((id) => firstName(id));
  const more = readers.length - first.length;
  return (
    <p class="seen seen--own">
      <Icon name="checks" small />
      {all
        ? t("talk.seen_all")
        : t("talk.seen", { names: listed(more > 0 ? [...first, `+${more}`] : first) })}
    </p>
  );
}

export function firstName(id: PersonId): string {
  const { name } = personOf(state.value, id);
  return name.split(" ")[0] ?? name;
}

/** Keeps its height, so that nothing moves when somebody begins to type. */
export function TypingLine({ chat }: { chat: ChatId }) {
  const again = useSignal(0);
  const typists = [...(state.value.typing.get(chat) ?? [])].filter(
    ([, until]) => until > now() + again.value * 0,
  );
  const next = Math.min(...typists.map(([, until]) => until));
  useEffect(() => {
    if (!Number.isFinite(next)) return;
    const timer = setTimeout(() => again.value++, Math.max(0, next - now()) + 10);
    return () => clearTimeout(timer);
  }, [next, again]);
  const names = typists.map(([id]) => firstName(id));
  return (
    <p class="typing" aria-hidden={names.length === 0}>
      {names.length > 0 ? t("talk.typing", { n: names.length, names: listed(names) }) : "\u00a0"}
    </p>
  );
}

/** Reads out what others write while one is here, and nothing of what is loaded from before. */
export function Announcer({ chat, me }: { chat: Chat; me: PersonId }) {
  const heard = useRef(chat.last?.seq ?? 0);
  const words = useSignal("");
  const { last } = chat;
  useEffect(() => {
    if (last === undefined || last.seq <= heard.current) return;
    heard.current = last.seq;
    if (last.author !== me) words.value = `${personOf(state.peek(), last.author).name}: ${last.excerpt}`;
  }, [last, me, words]);
  return (
    <div class="vh" aria-live="polite">
      {words.value}
    </div>
  );
}
