/** Go to: any chat or person by a few letters. */

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { isEnter } from "../../kit/browser/enter";
import { go } from "../../kit/browser/navigation";
import { CountBadge } from "../../kit/CountBadge";
import { EmptyState } from "../../kit/EmptyState";
import { closeModal, Modal } from "../../kit/Modal";
import { state } from "../../session/store";
import { listOf, titleOf } from "../../state/list";
import { byName, matches } from "../../state/sorting";
import { t } from "../../texts/texts";
import type { Chat, Person } from "../../wire/wire";
import { ChatSign } from "../chats/ChatSign";
import { openDirectChat } from "../chats/direct";
import { chatPath } from "../chats/paths";
import { Avatar } from "../people/Avatar";
import { isReachable } from "../people/assignments";
import { roleText } from "../people/names";

const SHOWN = 50;

type Target =
  | { readonly key: string; readonly chat: Chat }
  | { readonly key: string; readonly person: Person };

/** Chats first, the unread ones on top, then people one has no direct chat with. */
function targets(words: string): readonly Target[] {
  const { chats, people, accounts } = state.value;
  const account = (id: string | undefined) => (id === undefined ? "" : (accounts.get(id)?.name ?? ""));
  const listed = listOf(chats.values()).flatMap((section) => section.chats);
  const found = listed
    .filter((chat) => matches(words, titleOf(state.value, chat), account(chat.account)))
    .sort((a, b) => Number((b.unread ?? 0) > 0) - Number((a.unread ?? 0) > 0));
  const known = new Set(listed.map((chat) => chat.peer));
  const others = [...people.values()]
    .filter((person) => isReachable(person) && !known.has(person.id))
    .filter((person) => matches(words, person.name, account(person.account)))
    .sort((a, b) => byName(a.name, b.name));
  return [
    ...found.map((chat) => ({ key: chat.id, chat })),
    ...others.map((person) => ({ key: person.id, person })),
  ].slice(0, SHOWN);
}

export function Switcher() {
  const words = useSignal("");
  const chosen = useSignal(0);
  const list = useRef<HTMLDivElement>(null);
  const found = targets(words.value);
  const at = Math.min(chosen.value, found.length - 1);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [at]);

  function enter(target: Target | undefined) {
    if (target === undefined) return;
    closeModal();
    if ("chat" in target) go(chatPath(target.chat.id));
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
  const unread = chat.unread ?? 0;
  return (
    <>
      <ChatSign chat={chat} title={title} size="m" />
      <span class="grow cut">{title}</span>
      <CountBadge n={unread} label={t("chat.unread", { n: unread })} />
    </>
  );
}
