import { useComputed } from "@preact/signals";
import { state } from "../../session/store";
import type { ChatId, Held, Message } from "../../wire/wire";
import { HeldBody } from "./HeldActs";

const NONE: readonly Held[] = [];

/** Edits and deletions of it that wait for the end of quiet hours. */
export function HeldChanges({ message, chat }: { message: Message; chat: ChatId }) {
  const all = useComputed(() => {
    const found = state.value.held.filter((one) => one.of === message.seq && one.chat === chat);
    return found.length === 0 ? NONE : found;
  });
  return (
    <>
      {all.value.map((held) => (
        <div class={held.state === "review" ? "held held--review held--of" : "held held--of"} key={held.id}>
          <HeldBody held={held} />
        </div>
      ))}
    </>
  );
}
