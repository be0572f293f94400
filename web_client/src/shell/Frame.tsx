/** The frame all screens live in: rail or tab bar, the evening's head line, what to know about the connection. */

import { useSignal } from "@preact/signals";
import type { ComponentChildren, ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { SettingsPage } from "../features/account/SettingsPage";
import { DialogPage } from "../features/bot/DialogPage";
import { ChatList } from "../features/chat_list/ChatList";
import { NowPlaying } from "../features/sound/NowPlaying";
import { StartPage } from "../features/start/StartPage";
import { TasksPage } from "../features/tasks/overview/TasksPage";
import { TimerLine } from "../features/time/TimerPill";
import { lazy } from "../kit/browser/lazy";
import { useNotePainted } from "../kit/browser/painted";
import { EmptyState } from "../kit/EmptyState";
import { Icon } from "../kit/Icon";
import { MenuLayer } from "../kit/Menu";
import { ModalLayer } from "../kit/Modal";
import { PopoverLayer } from "../kit/Popover";
import { Toasts } from "../kit/Toasts";
import { isEvening, state } from "../session/store";
import { titleOf } from "../state/list";
import { t } from "../texts/texts";
import type { ChatId } from "../wire/wire";
import { ConnectionBanner } from "./ConnectionBanner";
import { Rail, TabBar } from "./Navigation";
import { QuietHoursLine } from "./QuietHoursLine";
import { type Route, route } from "./routes";
import { openShortcuts } from "./Shortcuts";
import { toggleSearch } from "./search";

export function Frame() {
  const here = route.value;
  useNotePainted();
  useFetchAhead();
  return (
    <div class="app">
      <a class="skip" href="#main">
        {t("skip")}
      </a>
      <ConnectionBanner />
      {isEvening.value && <QuietHoursLine />}
      {hasNoHead(here) && <TimerLine phone={here.at === "chat"} />}
      <Screen here={here} />
      {here.at !== "chat" && here.at !== "dialog" && <TabBar here={here} />}
      <NowPlaying />
      <Toasts />
      <ModalLayer />
      <PopoverLayer />
      <MenuLayer />
    </div>
  );
}

/** Where the running timer has no place of its own: on a phone that shows a chat, and in the settings. */
function hasNoHead({ at }: Route): boolean {
  return at !== "start" && at !== "tasks" && at !== "chats";
}

function Screen({ here }: { here: Route }) {
  switch (here.at) {
    case "chat":
      return (
        <ChatPanes kind="chat" here={here}>
          <Conversation
            key={here.chat}
            chat={here.chat}
            seq={here.seq}
            meanwhile={<ConversationToCome chat={here.chat} />}
          />
        </ChatPanes>
      );
    case "start":
      return (
        <PageFrame here={here}>
          <StartPage onSearch={toggleSearch} />
        </PageFrame>
      );
    case "tasks":
      return (
        <PageFrame here={here}>
          <TasksPage view={here.view} month={here.month} />
        </PageFrame>
      );
    case "dialog":
      return (
        <div class="frame frame--three">
          <Rail here={here} />
          <DialogPage key={here.dialog} dialog={here.dialog} />
        </div>
      );
    case "settings":
      return (
        <PageFrame here={here}>
          <SettingsPage onShortcuts={openShortcuts} />
        </PageFrame>
      );
    case "styleguide":
      return <PageFrame here={here}>{import.meta.env.DEV ? <Guide /> : <Unknown />}</PageFrame>;
    case "unknown":
      return (
        <PageFrame here={here}>
          <Unknown />
        </PageFrame>
      );
    case "chats":
      return (
        <ChatPanes kind="list" here={here}>
          <section class="pane-main pane-main--empty" aria-label={t("talk.choose")}>
            <EmptyState title={t("talk.choose")} hint={t("talk.choose_hint")} />
          </section>
        </ChatPanes>
      );
  }
}

/** What a chat needs is fetched right after what one came for is there. */
const Conversation = lazy(async () => (await import("../features/conversation/Conversation")).Conversation);

/** Stands where the conversation will, with its head and the way back. */
function ConversationToCome({ chat: id }: { chat: ChatId }) {
  const chat = state.value.chats.get(id);
  return (
    <main class="pane-main" id="main" tabIndex={-1}>
      <header class="pane-head">
        <a class="iconbtn back" href="/chats" aria-label={t("back")}>
          <Icon name="back" />
        </a>
        <div class="pane-title">
          <h1 class="cut">{chat && titleOf(state.value, chat)}</h1>
          <p>{"\u00a0"}</p>
        </div>
      </header>
    </main>
  );
}

const FETCH_AHEAD_MS = 300;

function useFetchAhead(): void {
  useEffect(() => {
    const timer = setTimeout(() => void Conversation.load().catch(() => undefined), FETCH_AHEAD_MS);
    return () => clearTimeout(timer);
  }, []);
}

/** Loaded only in development, and only when asked for. */
function Guide() {
  const page = useSignal<ComponentType | null>(null);
  useEffect(() => {
    void import("./Styleguide").then((module) => {
      page.value = module.default;
    });
  }, [page]);
  const Shown = page.value;
  return Shown && <Shown />;
}

function Unknown() {
  return (
    <main class="page" id="main" tabIndex={-1}>
      <EmptyState alone title={t("page.unknown")}>
        <a class="btn btn--soft" href="/">
          {t("page.home")}
        </a>
      </EmptyState>
    </main>
  );
}

function PageFrame({ here, children }: { here: Route; children: ComponentChildren }) {
  return (
    <div class="frame frame--page">
      <Rail here={here} />
      {children}
    </div>
  );
}

function ChatPanes({
  kind,
  here,
  children,
}: {
  kind: "chat" | "list";
  here: Route;
  children: ComponentChildren;
}) {
  return (
    <div class={`frame frame--${kind}`}>
      <Rail here={here} />
      <ChatList open={here.at === "chat" ? here.chat : null} onSearch={toggleSearch} />
      {children}
    </div>
  );
}
