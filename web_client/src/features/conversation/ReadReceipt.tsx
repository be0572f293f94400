import { Icon } from "../../kit/Icon";
import type { Log } from "../../state/model";
import { joinNames, t } from "../../texts/texts";
import type { ChatId, Message, PersonId } from "../../wire/wire";
import { isBeingDeleted } from "../messages/edits";
import { firstName } from "../people/names";

const NAMED = 3;

/** Under one's own message, when it is the last: who has read it. */
export function ReadReceipt({ chat, log, me }: { chat: ChatId; log: Log; me: PersonId }) {
  const last = log.moreAfter
    ? undefined
    : log.entries.findLast((entry): entry is Message => entry.t === "message");
  if (last === undefined || last.author !== me || last.deleted) return null;
  if (isBeingDeleted(chat, last.seq)) return null;
  const others = log.members.filter((member) => member !== me);
  const readers = others.filter((member) => (log.reads.get(member) ?? 0) >= last.seq);
  if (readers.length === 0) return null;
  const all = readers.length === others.length && others.length > NAMED;
  const first = readers.slice(0, NAMED).map((id) => firstName(id));
  const more = readers.length - first.length;
  return (
    <p class="seen seen--own">
      <Icon name="checks" small />
      {all
        ? t("talk.seen_all")
        : t("talk.seen", { names: joinNames(more > 0 ? [...first, `+${more}`] : first) })}
    </p>
  );
}
