import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { now, state } from "../../session/store";
import { joinNames, t } from "../../texts/texts";
import type { ChatId } from "../../wire/wire";
import { firstName } from "../people/names";

/** Keeps its height, so that nothing moves when somebody begins to type. */
export function TypingIndicator({ chat }: { chat: ChatId }) {
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
      {names.length > 0 ? t("talk.typing", { n: names.length, names: joinNames(names) }) : "\u00a0"}
    </p>
  );
}
