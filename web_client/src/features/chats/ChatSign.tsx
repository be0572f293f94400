import { Icon } from "../../kit/Icon";
import { accounts, isStaff, people } from "../../session/store";
import type { Chat } from "../../wire/wire";
import { Avatar, Square } from "../people/Avatar";

/** People round, customers and groups square. */
export function ChatSign({ chat, title, size = "l" }: { chat: Chat; title: string; size?: "m" | "l" }) {
  const peer = chat.peer === undefined ? undefined : people.value.get(chat.peer);
  if (peer !== undefined) return <Avatar person={peer} size={size} />;
  const account = isStaff.value && chat.account !== undefined ? accounts.value.get(chat.account) : undefined;
  if (account === undefined && chat.kind === "task") return <TaskSign size={size} />;
  return <Square id={account?.id ?? chat.id} name={account?.name ?? title} size={size} />;
}

function TaskSign({ size }: { size: "m" | "l" }) {
  return (
    <span class={size === "l" ? "av av--l av--co av--task" : "av av--co av--task"} aria-hidden="true">
      <Icon name="tasks" small={size === "m"} />
    </span>
  );
}
