/** The head of a chat: its title and who is in it. */

import { personOf } from "../state/list";
import { details, toggleDetails } from "../store/panels";
import { isStaff, quiet, state } from "../store/store";
import { opens } from "../texts/dates";
import { listed, t } from "../texts/texts";
import type { Chat, PersonId } from "../wire/wire";
import { Icon } from "./Icon";
import { IconButton } from "./parts";

export function ConversationHead(props: {
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
        label={t("details.open")}
        aria-pressed={details.value}
        onClick={toggleDetails}
        disabled={chat === undefined}
      />
    </header>
  );
}

function underTitle(chat: Chat, members: readonly PersonId[]): string {
  if (chat.kind === "direct") return besideName(chat);
  const account = isStaff.value && chat.account ? state.value.accounts.get(chat.account)?.name : undefined;
  return [account, names(members)].filter(Boolean).join(" · ") || "\u00a0";
}

/** In quiet hours customers read when the assistants are back, the same for all of them. */
function besideName(chat: Chat): string {
  const peer = chat.peer === undefined ? undefined : personOf(state.value, chat.peer);
  const until = state.value.day?.until;
  if (!isStaff.value && quiet.value && peer?.kind === "staff" && until !== undefined) {
    return t("talk.customer_offline", { when: opens(until) });
  }
  if (isStaff.value && peer?.account !== undefined)
    return state.value.accounts.get(peer.account)?.name ?? "\u00a0";
  return "\u00a0";
}

/** Everybody in a chat, oneself last. */
export function names(members: readonly PersonId[]): string {
  const me = state.value.me?.person.id;
  const others = members
    .filter((member) => member !== me)
    .map((member) => personOf(state.value, member).name);
  return listed(members.length > others.length ? [...others, t("you.mid")] : others);
}
