/** Find and open: any chat, task or person one may open by a few letters, and what can be done from anywhere. */

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { isEnter } from "../../kit/browser/enter";
import { go } from "../../kit/browser/navigation";
import { CountBadge } from "../../kit/CountBadge";
import { EmptyState } from "../../kit/EmptyState";
import { Icon } from "../../kit/Icon";
import { closeModal, Modal } from "../../kit/Modal";
import { isStaff, state } from "../../session/store";
import { titleOf, unreadOf } from "../../state/list";
import { t } from "../../texts/texts";
import type { TaskCard } from "../../wire/wire";
import { ChatSign } from "../chats/ChatSign";
import { openDirectChat } from "../chats/direct";
import { chatPath } from "../chats/paths";
import { Avatar, Square } from "../people/Avatar";
import { roleText } from "../people/names";
import { loadDone } from "../tasks/overview/cards";
import { accountLabel, findTargets, type PageCommand, type Target } from "./targets";

const NONE: readonly PageCommand[] = [];

export function Switcher({ commands = NONE }: { commands?: readonly PageCommand[] }) {
  const words = useSignal("");
  const chosen = useSignal(0);
  const list = useRef<HTMLDivElement>(null);
  const found = findTargets(words.value, commands);
  const at = Math.min(chosen.value, found.length - 1);
  useEffect(() => void loadDone(), []);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [at]);

  function enter(target: Target | undefined) {
    if (target === undefined) return;
    closeModal();
    if ("command" in target) target.command.run();
    else if ("chat" in target) go(chatPath(target.chat.id));
    else if ("task" in target) go(chatPath(target.task.chat));
    else void openDirectChat(target.person.id);
  }

  function onKey(event: KeyboardEvent) {
    const step: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const by = step[event.key];
    if (by !== undefined && found.length > 0) {
      event.preventDefault();
      chosen.value = (at + by + found.length) % found.length;
    } else if (isEnter(event)) {
      event.preventDefault();
      enter(found[at]);
    }
  }

  return (
    <Modal title={t("switcher")} class="dialog--switcher">
      <input
        class="input"
        role="combobox"
        aria-label={t("switcher")}
        aria-expanded="true"
        aria-controls="switcher-list"
        aria-activedescendant={found[at] ? `to-${found[at].key}` : undefined}
        placeholder={t("switcher.hint")}
        value={words.value}
        onInput={(event) => {
          words.value = event.currentTarget.value;
          chosen.value = 0;
        }}
        onKeyDown={onKey}
        autofocus
      />
      <div class="targets" id="switcher-list" role="listbox" aria-label={t("chats")} ref={list}>
        {found.map((target, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
          <div
            key={target.key}
            id={`to-${target.key}`}
            role="option"
            aria-selected={i === at}
            class="target"
            tabIndex={-1}
            onClick={() => enter(target)}
          >
            <TargetView target={target} />
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <EmptyState title={t("chats.none")} hint={t("chats.none_hint", { words: words.value })} />
      )}
    </Modal>
  );
}

function TargetView({ target }: { target: Target }) {
  if ("command" in target) return <CommandView command={target.command} />;
  if ("task" in target) return <TaskView task={target.task} />;
  if ("person" in target) {
    return (
      <>
        <Avatar person={target.person} />
        <span class="grow cut">{target.person.name}</span>
        <span class="row-sub">{roleText(target.person)}</span>
      </>
    );
  }
  const { chat } = target;
  const title = titleOf(state.value, chat);
  const unread = unreadOf(chat);
  return (
    <>
      <ChatSign chat={chat} title={title} size="m" />
      <span class="grow cut">{title}</span>
      {isStaff.value && <span class="row-sub cut">{accountLabel(chat.account)}</span>}
      <CountBadge n={unread} label={t("chat.unread", { n: unread })} />
    </>
  );
}

function CommandView({ command }: { command: PageCommand }) {
  return (
    <>
      <span class="av av--co av--task" aria-hidden="true">
        <Icon name={command.icon} small />
      </span>
      <span class="grow cut">{command.text}</span>
    </>
  );
}

function TaskView({ task }: { task: TaskCard }) {
  const account = accountLabel(task.account);
  return (
    <>
      <Square id={task.account} name={account} />
      <span class="grow cut">{task.title}</span>
      <span class="row-sub cut">{account}</span>
    </>
  );
}
