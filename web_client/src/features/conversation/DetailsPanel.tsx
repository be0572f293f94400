/** What is to know about a chat, beside it: on narrow screens it slides over. */

import { Button, IconButton } from "../../kit/Button";
import { isLayerOpen, LayerOf } from "../../kit/browser/layers";
import { lazy } from "../../kit/browser/lazy";
import { Icon } from "../../kit/Icon";
import { openModal } from "../../kit/Modal";
import { isEvening, isStaff, state } from "../../session/store";
import { personOf } from "../../state/list";
import { exact } from "../../texts/dates";
import { type TextKey, t } from "../../texts/texts";
import type { Chat, Person, PersonId } from "../../wire/wire";
import { AddMemberModal } from "../chats/AddMemberModal";
import { detailsOver, detailsShown, detailsSide, toggleDetails } from "../chats/details_panel";
import { openDirectChat } from "../chats/direct";
import { RemoveMemberModal } from "../chats/RemoveMemberModal";
import { Avatar } from "../people/Avatar";
import { isReachable, mayChangeMembers, mayTakeOut } from "../people/assignments";
import { roleText } from "../people/names";
import { presenceText, statusOf } from "../presence/status";
import { TaskPanel } from "../tasks/panel/TaskPanel";
import { isTaskAwaited, taskOf } from "../tasks/tasks";

export function DetailsPanel({ chat, members }: { chat: Chat; members: readonly PersonId[] }) {
  if (!detailsShown.value) return null;
  const task = taskOf(chat.id);
  const isTask = chat.kind === "task";
  const close = t(isTask ? "task.facts.close" : "details.close");
  const account = chat.account === undefined ? undefined : state.value.accounts.get(chat.account)?.name;
  return (
    <>
      {detailsOver.value && <LayerOf close={toggleDetails} />}
      <button type="button" class="scrim" aria-label={close} onClick={toggleDetails} />
      <aside
        class="details"
        aria-label={t(isTask ? "task.facts" : "details")}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || event.defaultPrevented || isLayerOpen()) return; // Esc closes layers first
          event.preventDefault();
          toggleDetails();
        }}
      >
        <header class="pane-head">
          <h2 class="vh">{t(isTask ? "task.facts" : "details")}</h2>
          <Tabs facts={t(isTask ? "task.facts" : "details")} />
          <IconButton icon="x" label={close} onClick={toggleDetails} />
        </header>
        {/* empty until all of it is there, so that nothing moves */}
        <div
          class="scroll"
          role="tabpanel"
          id="details-side"
          aria-labelledby={`details-${detailsSide.value}`}
        >
          {detailsSide.value === "files" ? (
            <FilesTab chat={chat.id} onJump={leaveForMessage} />
          ) : (
            !(isTask && (isTaskAwaited(chat.id) || members.length === 0)) && (
              <>
                {task ? <TaskPanel chat={chat} task={task} /> : <About chat={chat} account={account} />}
                <Members chat={chat} members={members} />
                {isStaff.value && chat.staff_only && <TeamOnly />}
              </>
            )
          )}
        </div>
      </aside>
    </>
  );
}

const SIDES = ["facts", "files"] as const;

/** Left and right lead from one to the other, as in all rows of tabs. */
function Tabs({ facts }: { facts: string }) {
  return (
    <div
      class="tabs grow"
      role="tablist"
      aria-label={facts}
      onKeyDown={(event) => {
        if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        event.preventDefault();
        detailsSide.value = detailsSide.peek() === "facts" ? "files" : "facts";
        document.getElementById(`details-${detailsSide.peek()}`)?.focus();
      }}
    >
      {SIDES.map((side) => (
        <button
          key={side}
          type="button"
          role="tab"
          id={`details-${side}`}
          aria-controls="details-side"
          aria-selected={detailsSide.value === side}
          tabIndex={detailsSide.value === side ? 0 : -1}
          onClick={() => (detailsSide.value = side)}
        >
          {side === "facts" ? facts : t("files")}
        </button>
      ))}
    </div>
  );
}

const FilesTab = lazy(async () => (await import("../files/FilesTab")).FilesTab);

/** On a narrow screen the details give way to the message one goes to. */
function leaveForMessage(): void {
  if (detailsOver.peek()) toggleDetails();
}

function TeamOnly() {
  return (
    <section>
      <p class="teammark">
        <Icon name="eyeoff" small />
        {t("talk.team_only")}
      </p>
    </section>
  );
}

function About({ chat, account }: { chat: Chat; account: string | undefined }) {
  return (
    <section>
      <dl class="facts">
        <div>
          <dt>{t("details.kind")}</dt>
          <dd>{t(`kind.${chat.kind}` as TextKey)}</dd>
        </div>
        {isStaff.value && account && (
          <div>
            <dt>{t("details.account")}</dt>
            <dd>{account}</dd>
          </div>
        )}
        <div>
          <dt>{t("details.since")}</dt>
          <dd>{exact(chat.created_at)}</dd>
        </div>
      </dl>
    </section>
  );
}

function Members({ chat, members }: { chat: Chat; members: readonly PersonId[] }) {
  const me = state.value.me?.person.id;
  const people = members.map((id) => personOf(state.value, id));
  return (
    <section>
      <h3>
        {t("details.members")} <span class="num">{people.length}</span>
      </h3>
      <ul class="people">
        {people.map((person) => (
          <li key={person.id}>
            <Avatar person={person} says="nothing" />
            <span class="grow">
              {person.name}
              {person.id === me && ` (${t("you.mid")})`}
              <small>{besideMember(person)}</small>
            </span>
            {person.id !== me && isReachable(person) && (
              <IconButton
                icon="chats"
                label={t("write.to", { name: person.name })}
                onClick={() => void openDirectChat(person.id)}
              />
            )}
            {mayTakeOut(chat, person) && (
              <IconButton
                icon="x"
                label={t("take_out.of", { name: person.name })}
                onClick={() => openModal(<RemoveMemberModal chat={chat.id} person={person.id} />)}
              />
            )}
          </li>
        ))}
      </ul>
      {mayChangeMembers(chat) && (
        <Button kind="text s" onClick={() => openModal(<AddMemberModal chat={chat.id} />)}>
          <Icon name="plus" small />
          {t("bring")}
        </Button>
      )}
    </section>
  );
}

/** What somebody is here and whether they are there; in quiet hours staff also read what customers see. */
function besideMember(person: Person): string {
  const role = isStaff.value && person.kind === "customer" ? t("role.customer") : roleText(person);
  const self = person.id === state.value.me?.person.id;
  const hidden = isEvening.value && person.kind === "staff" && t("presence.customers_see");
  const there = presenceText(person);
  const said = self && hidden ? [hidden] : statusOf(person) === "offline" ? [there] : [there, hidden];
  return [role, said.filter(Boolean).join(", ")].filter(Boolean).join(" · ");
}
