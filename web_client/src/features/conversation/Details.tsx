/** What is to know about a chat, beside it: on narrow screens it slides over. */

import { Icon } from "../../kit/Icon";
import { Button, IconButton } from "../../kit/parts";
import { details, front, toggleDetails } from "../../session/panels";
import { isEvening, isStaff, state } from "../../session/store";
import { personOf } from "../../state/list";
import { exact } from "../../texts/dates";
import { type TextKey, t } from "../../texts/texts";
import type { Chat, Person, PersonId } from "../../wire/wire";
import { writeTo } from "../chats/direct";
import { isAssigned } from "../chats/members";
import { Avatar } from "../people/Avatar";
import { statusOf, statusText } from "../presence/status";
import { TaskPanel } from "../tasks/panel/TaskPanel";
import { isAwaited, taskOf } from "../tasks/store";

export function Details({ chat, members }: { chat: Chat; members: readonly PersonId[] }) {
  if (!details.value) return null;
  const task = taskOf(chat.id);
  const isTask = chat.kind === "task";
  const close = t(isTask ? "task.facts.close" : "details.close");
  const account = chat.account === undefined ? undefined : state.value.accounts.get(chat.account)?.name;
  return (
    <>
      <button type="button" class="scrim" aria-label={close} onClick={toggleDetails} />
      <aside
        class="details"
        aria-label={t(isTask ? "task.facts" : "details")}
        onKeyDown={(event) => {
          if (event.key === "Escape") toggleDetails();
        }}
      >
        <header class="pane-head">
          <h2 class="grow">{t(isTask ? "task.facts" : "details")}</h2>
          <IconButton icon="x" label={close} onClick={toggleDetails} />
        </header>
        {/* empty until all of it is there, so that nothing moves */}
        <div class="scroll">
          {!(isTask && (isAwaited(chat.id) || members.length === 0)) && (
            <>
              {task ? <TaskPanel chat={chat} task={task} /> : <About chat={chat} account={account} />}
              <Members chat={chat} members={members} />
              {isStaff.value && chat.staff_only && (
                <section>
                  <p class="teammark">
                    <Icon name="eyeoff" small />
                    {t("talk.team_only")}
                  </p>
                </section>
              )}
            </>
          )}
        </div>
      </aside>
    </>
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
  const changeable = isStaff.value && chat.kind !== "direct"; // by office, too
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
                onClick={() => void writeTo(person.id)}
              />
            )}
            {changeable && person.id !== me && person.kind === "staff" && !isAssigned(chat, person.id) && (
              <IconButton
                icon="x"
                label={t("take_out.of", { name: person.name })}
                onClick={() => {
                  front.value = { ask: "take_out", chat: chat.id, person: person.id };
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {changeable && (
        <Button
          kind="text s"
          onClick={() => {
            front.value = { ask: "bring", chat: chat.id };
          }}
        >
          <Icon name="plus" small />
          {t("bring")}
        </Button>
      )}
    </section>
  );
}

/** What somebody is here and whether they are there; in quiet hours staff also read what customers see. */
function besideMember(person: Person): string {
  const role = isStaff.value && person.kind === "customer" ? t("role.customer") : roleOf(person);
  const self = person.id === state.value.me?.person.id;
  const hidden = isEvening.value && person.kind === "staff" && t("presence.customers_see");
  const there = statusText(person);
  const said = self && hidden ? [hidden] : statusOf(person) === "offline" ? [there] : [there, hidden];
  return [role, said.filter(Boolean).join(", ")].filter(Boolean).join(" · ");
}

/** Whom one may have a direct chat with: colleagues; customers with who is assigned to them; management with all. */
export function isReachable(person: Person): boolean {
  const me = state.value.me?.person;
  if (me === undefined || person.id === me.id) return false;
  const kinds = `${me.kind} ${person.kind}`;
  if (kinds === "staff staff") return true;
  if (kinds === "staff customer") return me.role === "management" || isAssigned(person, me.id);
  return kinds === "customer staff" && isAssigned(me, person.id);
}

/** What somebody is here, as the reader may know it. */
export function roleOf(person: Person): string {
  const account = person.account === undefined ? undefined : state.value.accounts.get(person.account)?.name;
  if (person.kind === "customer") return account ?? t("role.customer");
  if (!isStaff.value && person.kind === "staff") return t("role.your_assistant");
  return t(`role.${person.role ?? person.kind}` as TextKey);
}
