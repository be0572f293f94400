/** The frame all screens live in: rail or tab bar, the evening's head line, what to know about the connection. */

import { useSignal } from "@preact/signals";
import type { ComponentChildren, ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { SettingsPage } from "../features/account/SettingsPage";
import { DialogPage } from "../features/bot/DialogPage";
import { ChatList } from "../features/chat_list/ChatList";
import { Conversation } from "../features/conversation/Conversation";
import { isDemo } from "../features/demo/clock";
import { Avatar } from "../features/people/Avatar";
import { StartPage } from "../features/start/StartPage";
import { ownTurns } from "../features/tasks/overview/cards";
import { TasksPage } from "../features/tasks/overview/TasksPage";
import { TimerLine } from "../features/time/TimerPill";
import { Count } from "../kit/Count";
import { EmptyState } from "../kit/EmptyState";
import { Icon, type IconName, Mark } from "../kit/Icon";
import { MenuLayer } from "../kit/Menu";
import { ModalLayer } from "../kit/Modal";
import { Toasts } from "../kit/Toasts";
import { isEvening, isStaff, state, unread } from "../session/store";
import { opens } from "../texts/dates";
import { t } from "../texts/texts";
import { LinkState } from "./ConnectionBanner";
import { type Route, route } from "./routes";
import { openShortcuts } from "./Shortcuts";

export function Frame() {
  const here = route.value;
  return (
    <div class="app">
      <a class="skip" href="#main">
        {t("skip")}
      </a>
      <LinkState />
      {isEvening.value && <DuskLine />}
      {hasNoHead(here) && <TimerLine phone={here.at === "chat"} />}
      <Screen here={here} />
      {here.at !== "chat" && here.at !== "dialog" && <TabBar here={here} />}
      <Toasts />
      <ModalLayer />
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
        <Panes kind="chat" here={here}>
          <Conversation key={here.chat} chat={here.chat} seq={here.seq} />
        </Panes>
      );
    case "start":
      return (
        <Page here={here}>
          <StartPage />
        </Page>
      );
    case "tasks":
      return (
        <Page here={here}>
          <TasksPage view={here.view} month={here.month} />
        </Page>
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
        <Page here={here}>
          <SettingsPage onShortcuts={openShortcuts} />
        </Page>
      );
    case "styleguide":
      return <Page here={here}>{import.meta.env.DEV ? <Guide /> : <Unknown />}</Page>;
    case "unknown":
      return (
        <Page here={here}>
          <Unknown />
        </Page>
      );
    case "chats":
      return (
        <Panes kind="list" here={here}>
          <section class="pane-main pane-main--empty" aria-label={t("talk.choose")}>
            <EmptyState title={t("talk.choose")} hint={t("talk.choose_hint")} />
          </section>
        </Panes>
      );
  }
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

function Page({ here, children }: { here: Route; children: ComponentChildren }) {
  return (
    <div class="frame frame--page">
      <Rail here={here} />
      {children}
    </div>
  );
}

function Panes({
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
      <ChatList open={here.at === "chat" ? here.chat : null} />
      {children}
    </div>
  );
}

interface Place {
  readonly to: string;
  readonly icon: IconName;
  readonly text: string;
  readonly current: boolean;
  readonly count?: number;
}

function places(here: Route): readonly Place[] {
  return [
    {
      to: "/",
      icon: "sun",
      text: t(isStaff.value ? "nav.today" : "nav.start"),
      current: here.at === "start" || here.at === "dialog",
      count: state.value.held.filter((one) => one.state === "review").length,
    },
    {
      to: "/chats",
      icon: "chats",
      text: t("nav.chats"),
      current: here.at === "chats" || here.at === "chat",
      count: unread.value,
    },
    {
      to: "/tasks",
      icon: "tasks",
      text: t("nav.tasks"),
      current: here.at === "tasks",
      count: isStaff.value ? 0 : ownTurns.value,
    },
  ];
}

/** On the phone there is no rail whose foot leads there. */
function settingsPlace(here: Route): Place {
  return { to: "/settings", icon: "settings", text: t("nav.settings"), current: here.at === "settings" };
}

function Rail({ here }: { here: Route }) {
  const me = state.value.me?.person;
  return (
    <nav class="rail" aria-label={t("nav")}>
      <a class="rail-mark" href="/" aria-label={t("nav.home")}>
        <Mark />
      </a>
      {places(here).map((place) => (
        <PlaceLink key={place.to} place={place} class="rail-i" />
      ))}
      <div class="rail-foot">
        {isDemo.value && (
          <a class="rail-i" href="/settings" title={t("demo.clock")}>
            <Icon name="clock" />
            <span>{t("demo.short")}</span>
          </a>
        )}
        {me && (
          <a class="rail-me" href="/settings" aria-label={t("nav.profile", { name: me.name })}>
            <Avatar person={me} says="nothing" />
          </a>
        )}
      </div>
    </nav>
  );
}

function TabBar({ here }: { here: Route }) {
  return (
    <nav class="tabbar" aria-label={t("nav")}>
      {[...places(here), settingsPlace(here)].map((place) => (
        <PlaceLink key={place.to} place={place} />
      ))}
    </nav>
  );
}

function PlaceLink({ place, class: name }: { place: Place; class?: string }) {
  return (
    <a class={name} href={place.to} aria-current={place.current ? "page" : undefined}>
      <Icon name={place.icon} />
      <span>{place.text}</span>
      <Count n={place.count ?? 0} label={t("count.new", { n: place.count ?? 0 })} />
    </a>
  );
}

/** The signature of quiet hours, for staff: blue hour above the horizon line, the sun just gone. */
function DuskLine() {
  const until = state.value.day?.until ?? 0;
  const held = state.value.held;
  const asked = held.filter((one) => one.state === "review").length; // these go out by nobody's yes but one's own
  return (
    <div class="dusk-line" role="status">
      <span>
        <b>{t("dusk")}</b> <span class="nowrap">{t("dusk.until", { when: opens(until) })}</span>
      </span>
      <span class="end">
        {asked > 0 ? (
          <a href="/">{t("held.asked", { n: asked })}</a>
        ) : (
          held.length > 0 && <a href="/">{t("held.waiting", { n: held.length })}</a>
        )}
        <span class="only-wide">{t("presence.team")}</span>
      </span>
    </div>
  );
}
