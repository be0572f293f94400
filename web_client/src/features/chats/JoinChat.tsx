import { Icon } from "../../kit/Icon";
import type { MenuItem } from "../../kit/Menu";
import { held, state } from "../../session/store";
import { t } from "../../texts/texts";
import type { Chat, When } from "../../wire/wire";
import { DeliveryButtons } from "../quiet_hours/DeliveryButtons";
import { isHolding, openingText } from "../quiet_hours/held_until_opening";
import { addMember } from "./members";

/** Where one looks in only there is nothing to write with: what one may do is come in, and all are told. */
export function JoinChat({ chat }: { chat: Chat }) {
  return (
    <div class="looking">
      <p>
        <Icon name="eyeoff" small />
        {t("talk.looking")}
      </p>
      {mayJoin(chat) && (
        <div class="buttons">
          <DeliveryButtons
            chat={chat.id}
            label={t("join")}
            verb={t("verb.join")}
            onAct={(when) => joinChat(chat, when)}
          />
        </div>
      )}
    </div>
  );
}

/** Nobody comes into a talk between two; what was asked for already waits in the chat. */
function mayJoin({ id, kind, looking_in }: Chat): boolean {
  if (looking_in !== true || kind === "direct") return false;
  const me = state.value.me?.person.id;
  return !held.value.some(({ chat, act, person }) => chat === id && act === "add_member" && person === me);
}

function joinChat(chat: Chat, when?: When): void {
  void addMember(chat.id, state.peek().me?.person.id ?? "", when);
}

/** The same in the menu of the chat: in quiet hours first at the opening, and at once beside it. */
export function joinActions(chat: Chat): readonly MenuItem[] {
  if (!mayJoin(chat)) return [];
  const item = { icon: "people", key: "z" } as const;
  if (!isHolding(chat.id)) return [{ ...item, text: t("join"), run: () => joinChat(chat) }];
  const what = t("verb.join");
  return [
    {
      ...item,
      icon: "clock",
      text: t("held.act", { when: openingText(), what }),
      run: () => joinChat(chat, "opening"),
    },
    { icon: "people", text: t("held.act_now", { what }), run: () => joinChat(chat, "now") },
  ];
}
