import { Icon } from "../../kit/Icon";
import { SectionHead } from "../../kit/SectionHead";
import { state } from "../../session/store";
import { byName } from "../../state/sorting";
import { t } from "../../texts/texts";
import type { Person } from "../../wire/wire";
import { directChatWith, openDirectChat } from "../chats/direct";
import { chatPath } from "../chats/paths";
import { Avatar } from "../people/Avatar";
import { isReachable } from "../people/assignments";
import { roleText } from "../people/names";
import { isBackLater, presenceText } from "../presence/status";

/** The people of the agency: for customers with when they are back, for staff with what they are. */
export function TeamList({ title }: { title: string }) {
  const staff = [...state.value.people.values()]
    .filter((person) => person.kind === "staff" && isReachable(person))
    .sort((a, b) => byName(a.name, b.name));
  return (
    <section aria-labelledby="team">
      <SectionHead id="team" text={title} />
      <ul class="rows">
        {staff.map((person) => (
          <li key={person.id}>
            <TeamRow person={person} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** All of it leads to the direct chat: a link to the one that there is, or a button that begins it. */
function TeamRow({ person }: { person: Person }) {
  const chat = directChatWith(person.id);
  const content = (
    <>
      <Avatar person={person} size="l" says="nothing" />
      <span class="row-main">
        <span class="row-title">
          <span class="vh">{t("write.to", { name: person.name })}</span>
          <span aria-hidden="true">{person.name}</span>
        </span>
        <span class="row-sub">{besideAssistant(person)}</span>
      </span>
      <Icon name="chats" />
    </>
  );
  return chat === undefined ? (
    <button type="button" class="row assist" onClick={() => void openDirectChat(person.id)}>
      {content}
    </button>
  ) : (
    <a class="row assist" href={chatPath(chat.id)}>
      {content}
    </a>
  );
}

function besideAssistant(person: Person): string {
  if (isBackLater(person)) return presenceText(person);
  return `${roleText(person)} · ${presenceText(person)}`;
}
