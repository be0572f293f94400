import { IconButton } from "../../kit/Button";
import { SectionHead } from "../../kit/SectionHead";
import { state } from "../../session/store";
import { byName } from "../../state/sorting";
import { t } from "../../texts/texts";
import type { Person } from "../../wire/wire";
import { openDirectChat } from "../chats/direct";
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
      {staff.map((person) => (
        <div class="assist" key={person.id}>
          <Avatar person={person} size="l" says="nothing" />
          <div class="grow">
            <b class="row-title">{person.name}</b>
            <p class="row-sub">{besideAssistant(person)}</p>
          </div>
          <IconButton
            icon="chats"
            label={t("write.to", { name: person.name })}
            onClick={() => void openDirectChat(person.id)}
          />
        </div>
      ))}
    </section>
  );
}

function besideAssistant(person: Person): string {
  if (isBackLater(person)) return presenceText(person);
  return `${roleText(person)} · ${presenceText(person)}`;
}
