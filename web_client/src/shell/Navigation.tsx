/** The places of the app: a rail beside the page, on the phone a bar below it. */

import { isDemo } from "../features/demo/clock";
import { Avatar } from "../features/people/Avatar";
import { ownTurns } from "../features/tasks/overview/cards";
import { CountBadge } from "../kit/CountBadge";
import { Icon, type IconName, Mark } from "../kit/Icon";
import { isStaff, state, unread } from "../session/store";
import { t } from "../texts/texts";
import type { Route } from "./routes";
import { toggleSearch } from "./search";

interface NavItem {
  readonly to: string;
  readonly icon: IconName;
  readonly text: string;
  readonly current: boolean;
  readonly count?: number;
}

function navItems(here: Route): readonly NavItem[] {
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
function settingsItem(here: Route): NavItem {
  return { to: "/settings", icon: "settings", text: t("nav.settings"), current: here.at === "settings" };
}

export function Rail({ here }: { here: Route }) {
  const me = state.value.me?.person;
  return (
    <nav class="rail" aria-label={t("nav")}>
      <a class="rail-mark" href="/" aria-label={t("nav.home")}>
        <Mark />
      </a>
      {navItems(here).map((place) => (
        <NavLink key={place.to} place={place} class="rail-i" />
      ))}
      <button type="button" class="rail-i" aria-haspopup="dialog" title="/" onClick={toggleSearch}>
        <Icon name="search" />
        <span>{t("chats.search")}</span>
      </button>
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

export function TabBar({ here }: { here: Route }) {
  return (
    <nav class="tabbar" aria-label={t("nav")}>
      {[...navItems(here), settingsItem(here)].map((place) => (
        <NavLink key={place.to} place={place} />
      ))}
    </nav>
  );
}

function NavLink({ place, class: name }: { place: NavItem; class?: string }) {
  return (
    <a class={name} href={place.to} aria-current={place.current ? "page" : undefined}>
      <Icon name={place.icon} />
      <span>{place.text}</span>
      <CountBadge n={place.count ?? 0} label={t("count.new", { n: place.count ?? 0 })} />
    </a>
  );
}
