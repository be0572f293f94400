/** The list of chats: grouped, newest first, searched while one types. */

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { IconButton } from "../../kit/Button";
import { go } from "../../kit/browser/navigation";
import { EmptyState } from "../../kit/EmptyState";
import { Icon } from "../../kit/Icon";
import { type MenuItem, openMenu } from "../../kit/Menu";
import { openModal } from "../../kit/Modal";
import { accounts, chats, isStaff, people } from "../../session/store";
import { listOf } from "../../state/list";
import { matches } from "../../state/sorting";
import { t } from "../../texts/texts";
import type { Chat, ChatId } from "../../wire/wire";
import { NewGroupModal } from "../chats/NewGroupModal";
import { TimerPill } from "../time/TimerPill";
import { ChatSections } from "./ChatSections";
import { ListViewport } from "./list_viewport";
import { SearchButton } from "./SearchButton";
import { Switcher } from "./Switcher";

interface ChatListProps {
  readonly open: ChatId | null;
  readonly onSearch: () => void;
}

export function ChatList({ open, onSearch }: ChatListProps) {
  const words = useSignal("");
  const viewport = useRef(new ListViewport()).current;
  const all = [...chats.value.values()];
  const typed = words.value.trim();
  const found = typed === "" ? all : all.filter((chat) => matches(typed, ...namesOf(chat)));
  const sections = listOf(found);
  const Pane = open === null ? "main" : "section"; // without an open chat the list is the page
  return (
    <Pane
      class="pane-list"
      {...(open === null ? { id: "main", tabIndex: -1 } : { "aria-label": t("chats") })}
    >
      <header class="pane-head">
        {open === null ? <h1 class="grow">{t("chats")}</h1> : <h2 class="grow">{t("chats")}</h2>}
        <TimerPill />
        <SearchButton onSearch={onSearch} />
        <IconButton
          icon="plus"
          label={t(isStaff.value ? "chats.new" : "chats.new_task")}
          aria-haspopup={isStaff.value ? "menu" : undefined}
          onClick={(event) => begin(event.currentTarget)}
        />
      </header>
      <ChatSearch
        value={words.value}
        onInput={(typed) => {
          words.value = typed;
          viewport.toTop();
        }}
      />
      {sections.length > 0 ? (
        <ChatSections sections={sections} open={open} searching={typed !== ""} viewport={viewport} />
      ) : (
        <NoChats words={words.value} />
      )}
    </Pane>
  );
}

/** Staff choose whom to write to; customers hand over a task. */
function begin(button: HTMLElement): void {
  if (!isStaff.peek()) {
    go("/");
    return;
  }
  const items: readonly MenuItem[] = [
    { icon: "chats", text: t("chats.new_direct"), key: "e", run: () => openModal(<Switcher />) },
    { icon: "people", text: t("group.new"), key: "g", run: () => openModal(<NewGroupModal />) },
  ];
  openMenu(t("chats.new"), items, button.getBoundingClientRect());
}

function namesOf(chat: Chat): readonly string[] {
  const account = chat.account === undefined ? undefined : accounts.value.get(chat.account)?.name;
  const peer = chat.peer === undefined ? undefined : people.value.get(chat.peer)?.name;
  return [chat.title, account ?? "", peer ?? ""];
}

function ChatSearch({ value, onInput }: { value: string; onInput: (typed: string) => void }) {
  return (
    <div class="list-search">
      <div class="search">
        <Icon name="search" />
        <input
          type="search"
          aria-label={t("chats.search_label")}
          id="chat-search"
          placeholder={t("chats.search")}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") onInput("");
          }}
        />
      </div>
    </div>
  );
}

function NoChats({ words }: { words: string }) {
  if (words !== "") return <EmptyState title={t("chats.none")} hint={t("chats.none_hint", { words })} />;
  return (
    <EmptyState
      title={t("chats.empty")}
      hint={t(isStaff.value ? "chats.empty_hint.staff" : "chats.empty_hint.customer")}
    />
  );
}
