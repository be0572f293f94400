/** The head of a chat: its title and who is in it. */

import { IconButton } from "../../kit/Button";
import { Icon } from "../../kit/Icon";
import { openMenu } from "../../kit/Menu";
import { isStaff, state } from "../../session/store";
import { personOf } from "../../state/list";
import { t } from "../../texts/texts";
import type { Chat, Person, PersonId } from "../../wire/wire";
import { detailsShown, toggleDetails } from "../chats/details_panel";
import { firstName } from "../people/names";
import { backAt, isBackLater, presenceText } from "../presence/status";
import { chatActions } from "./chat_actions";

export function ConversationHeader(props: {
  chat: Chat | undefined;
  title: string;
  members: readonly PersonId[];
}) {
  const { chat } = props;
  return (
    <header class="pane-head">
      <a class="iconbtn back" href="/chats" aria-label={t("back")}>
        <Icon name="back" />
      </a>
      <div class="pane-title">
        <h1 class="cut">{props.title}</h1>
        <p class="cut">{chat === undefined ? "\u00a0" : underTitle(chat, props.members)}</p>
      </div>
      {isStaff.value && chat?.staff_only && (
        <span class="teammark" title={t("talk.team_only")}>
          <Icon name="eyeoff" small />
          {t("section.team")}
        </span>
      )}
      <IconButton
        icon="info"
        label={t(chat?.kind === "task" ? "task.facts" : "details.open")}
        aria-pressed={detailsShown.value}
        onClick={toggleDetails}
        disabled={chat === undefined}
      />
      <IconButton
        icon="more"
        label={t("more")}
        aria-haspopup="menu"
        disabled={chat === undefined}
        onClick={(event) => {
          if (chat) openMenu(t("more"), chatActions(chat), event.currentTarget.getBoundingClientRect());
        }}
      />
    </header>
  );
}

function underTitle(chat: Chat, members: readonly PersonId[]): string {
  const account = isStaff.value && chat.account ? state.value.accounts.get(chat.account)?.name : undefined;
  const there = chat.peer === undefined ? whoIsThere(members) : besideName(personOf(state.value, chat.peer));
  return [account, ...there].filter(Boolean).join(" · ") || "\u00a0";
}

function besideName(peer: Person): readonly string[] {
  const account = peer.account === undefined ? undefined : state.value.accounts.get(peer.account)?.name;
  return [isStaff.value ? (account ?? "") : "", presenceText(peer)];
}

/** "Katrin online, Milan offline"; in quiet hours customers read of all assistants alike when they are back. */
function whoIsThere(members: readonly PersonId[]): readonly string[] {
  const me = state.value.me?.person.id;
  const others = members.filter((member) => member !== me).map((member) => personOf(state.value, member));
  if (others.length === 0) return [t("talk.alone")];
  const said = others.map((person) => {
    const name = firstName(person.id);
    return isBackLater(person) ? name : `${name} ${presenceText(person)}`.trim();
  });
  return [others.some(isBackLater) ? backAt() : "", said.join(", ")];
}
