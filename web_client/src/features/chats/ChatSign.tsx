import { Icon } from "../../kit/Icon";
import { accounts, isStaff, myself, people } from "../../session/store";
import type { Chat, Person } from "../../wire/wire";
import { Avatar, Square } from "../people/Avatar";

/** People round, customers and groups square; of a task the face of who is responsible for it. */
export function ChatSign({ chat, title, size = "l" }: { chat: Chat; title: string; size?: "m" | "l" }) {
  const peer = chat.peer === undefined ? undefined : people.value.get(chat.peer);
  if (peer !== undefined) return <Avatar person={peer} size={size} />;
  const responsible = responsibleFor(chat);
  const account = isStaff.value && chat.account !== undefined ? accounts.value.get(chat.account) : undefined;
  if (account === undefined && chat.kind === "task") {
    return responsible ? <Avatar person={responsible} size={size} says="name" /> : <TaskSign size={size} />;
  }
  const square = <Square id={account?.id ?? chat.id} name={account?.name ?? title} size={size} />;
  if (responsible === undefined || responsible.id === myself.value) return square;
  return (
    <span class="av-pair">
      {square}
      <Avatar person={responsible} size="s" says="name" />
    </span>
  );
}

/** Who accepted the chat's task, or who alone works for its customer. */
function responsibleFor({ task, account }: Chat): Person | undefined {
  if (task === undefined) return undefined;
  const staff = account === undefined ? [] : (accounts.value.get(account)?.staff ?? []);
  const id = task.assistant ?? (staff.length === 1 ? staff[0] : undefined);
  return id === undefined ? undefined : people.value.get(id);
}

function TaskSign({ size }: { size: "m" | "l" }) {
  return (
    <span class={size === "l" ? "av av--l av--co av--task" : "av av--co av--task"} aria-hidden="true">
      <Icon name="tasks" small={size === "m"} />
    </span>
  );
}
