/** Choosing people: for a new group, and to bring somebody in. */

import { useSignal } from "@preact/signals";
import { Dialog } from "../../kit/Modal";
import { Button, Empty, Field } from "../../kit/parts";
import { toBack } from "../../session/panels";
import { state } from "../../session/store";
import { byName, matches } from "../../state/sorting";
import { t } from "../../texts/texts";
import { type ChatId, LIMITS, type Person, type PersonId } from "../../wire/wire";
import { roleOf } from "../conversation/Details";
import { Avatar } from "../people/Avatar";
import { ActButtons } from "./ChatModals";
import { bring, createGroup } from "./members";

/** Colleagues but oneself and those named. */
function colleagues(but: readonly PersonId[]): readonly Person[] {
  const me = state.value.me?.person.id;
  return [...state.value.people.values()]
    .filter(({ id, kind }) => kind === "staff" && id !== me && !but.includes(id))
    .sort((a, b) => byName(a.name, b.name));
}

export function NewGroup() {
  const title = useSignal("");
  const chosen = useSignal<readonly PersonId[]>([]);
  const wanted = title.value.trim();
  return (
    <Dialog title={t("group.new")} onClose={toBack}>
      <Field label={t("group.title")} error={undefined}>
        {(control) => (
          <input
            {...control}
            value={title.value}
            maxLength={LIMITS.TITLE}
            autofocus
            onInput={(event) => {
              title.value = event.currentTarget.value;
            }}
          />
        )}
      </Field>
      <fieldset class="people-choice">
        <legend>{t("group.members")}</legend>
        {colleagues([]).map((person) => (
          <label class="check person-choice" key={person.id}>
            <input
              type="checkbox"
              checked={chosen.value.includes(person.id)}
              onChange={() => {
                chosen.value = toggled(chosen.value, person.id);
              }}
            />
            <PersonLine person={person} />
          </label>
        ))}
      </fieldset>
      <p class="small quiet">{t("group.hint")}</p>
      <div class="buttons">
        <Button
          kind="main"
          disabled={wanted === ""}
          onClick={() => {
            toBack();
            void createGroup(wanted, chosen.value);
          }}
        >
          {t("group.create")}
        </Button>
      </div>
    </Dialog>
  );
}

function toggled(all: readonly PersonId[], one: PersonId): readonly PersonId[] {
  const without = all.filter((id) => id !== one);
  return without.length < all.length ? without : [...all, one].slice(0, LIMITS.MEMBERS_ADDED);
}

/** Brings a colleague into a chat. */
export function Bring({ chat }: { chat: ChatId }) {
  const words = useSignal("");
  const chosen = useSignal<PersonId | null>(null);
  const members = state.value.logs.get(chat)?.members ?? [];
  const found = colleagues(members).filter(({ name }) => matches(words.value, name));
  return (
    <Dialog title={t("bring")} onClose={toBack}>
      <input
        class="input"
        type="search"
        aria-label={t("bring.search")}
        placeholder={t("bring.search")}
        value={words.value}
        onInput={(event) => {
          words.value = event.currentTarget.value;
        }}
      />
      <fieldset class="people-choice">
        <legend class="vh">{t("bring")}</legend>
        {found.map((person) => (
          <label class="check person-choice" key={person.id}>
            <input
              type="radio"
              name="bring"
              checked={chosen.value === person.id}
              onChange={() => {
                chosen.value = person.id;
              }}
            />
            <PersonLine person={person} />
          </label>
        ))}
        {found.length === 0 && <Empty title={t("bring.none")} />}
      </fieldset>
      <ActButtons
        chat={chat}
        label={t("bring")}
        verb={t("verb.bring")}
        disabled={chosen.value === null}
        onAct={(when) => void bring(chat, chosen.value ?? "", when)}
      />
    </Dialog>
  );
}

function PersonLine({ person }: { person: Person }) {
  return (
    <>
      <Avatar person={person} />
      <span class="grow cut">{person.name}</span>
      <span class="row-sub">{roleOf(person)}</span>
    </>
  );
}
