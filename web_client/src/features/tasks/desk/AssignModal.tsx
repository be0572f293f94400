/** Gives a task to somebody: beside each the work they have already. For leads and management. */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { bound } from "../../../kit/fields/bound";
import { openModal } from "../../../kit/Modal";
import { session } from "../../../session/client";
import { state, tick } from "../../../session/store";
import { personOf } from "../../../state/list";
import { byName, matches } from "../../../state/sorting";
import { dayKey } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { ChatId, PersonId, Tasks } from "../../../wire/wire";
import { Avatar } from "../../people/Avatar";
import { TaskModal } from "../modals/TaskModal";
import { loadText, type Workload, workloads } from "./workload";

const MANY = 8;

export function openAssignModal(chat: ChatId): void {
  openModal(<AssignModal chat={chat} />);
}

function AssignModal({ chat }: { chat: ChatId }) {
  const known = useSignal<Tasks | null>(null);
  const words = useSignal("");
  const chosen = useSignal<PersonId | null>(null);
  useEffect(() => {
    session.request({ t: "task.list" }).then(
      (found) => {
        known.value = found;
      },
      () => undefined,
    );
  }, [known]);
  const team = known.value?.team ?? [];
  const all = candidates(known.value, team);
  const card = known.value?.tasks.find((one) => one.chat === chat);
  const person = chosen.value;
  return (
    <TaskModal
      chat={chat}
      title={t("task.do.assign")}
      label={
        person === null
          ? t("task.do.assign")
          : t("task.do.assign_to", { name: personOf(state.value, person).name })
      }
      verb={t("task.verb.assign")}
      what={person === null ? null : { t: "assign", person }}
      missing={t("missing.person")}
    >
      <p class="quiet">{card?.title ?? ""}&nbsp;</p>
      {team.length > MANY && (
        <input
          class="input"
          type="search"
          aria-label={t("bring.search")}
          placeholder={t("bring.search")}
          {...bound(words)}
        />
      )}
      <fieldset class="people-choice">
        <legend class="vh">{t("task.do.assign")}</legend>
        {all
          .filter((one) => matches(words.value, personOf(state.value, one.person).name))
          .map((one) => (
            <Candidate
              key={one.person}
              load={one}
              isTheirs={card?.responsible === one.person && card.with_lead !== true}
              chosen={person === one.person}
              onChoose={() => {
                chosen.value = one.person;
              }}
            />
          ))}
      </fieldset>
    </TaskModal>
  );
}

type Loaded = Workload & { readonly person: PersonId };

/** By name, oneself last. */
function candidates(known: Tasks | null, team: readonly PersonId[]): readonly Loaded[] {
  const me = state.value.me?.person.id;
  const nameOf = (id: PersonId) => personOf(state.value, id).name;
  return workloads(known?.tasks ?? [], team, tick.value, dayKey)
    .filter((one): one is Loaded => one.person !== null && team.includes(one.person))
    .sort(
      (a, b) =>
        Number(a.person === me) - Number(b.person === me) || byName(nameOf(a.person), nameOf(b.person)),
    );
}

interface CandidateProps {
  readonly load: Loaded;
  /** They have it already; what is with the lead may go back to them. */
  readonly isTheirs: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Candidate({ load, isTheirs, chosen, onChoose }: CandidateProps) {
  const person = personOf(state.value, load.person);
  const self = person.id === state.value.me?.person.id;
  return (
    <label class="check person-choice">
      <input type="radio" name="assign" checked={chosen} disabled={isTheirs} onChange={onChoose} />
      <Avatar person={person} />
      <span class="grow assign-who">
        <span>
          {person.name}
          {self && ` (${t("you.mid")})`}
        </span>
        <small class="row-sub">{isTheirs ? t("task.assign.theirs") : loadText(load)}</small>
      </span>
    </label>
  );
}
