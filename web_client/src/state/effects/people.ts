/** People and accounts. */

import type { AccountChanged, AccountRemoved, PeopleAdded, Person } from "../../wire/wire";
import { drop, meet, put, type State } from "../model";
import type { Effects } from "./apply";

export const effects: Effects = {
  "person.changed": (state, push) => withPerson(state, push.person),
  "people.added": peopleAdded,
  "account.changed": accountChanged,
  "account.removed": accountRemoved,
};

/** Somebody goes by another name, perhaps oneself. */
export function withPerson(state: State, person: Person): State {
  const { me } = state;
  const self = me?.person.id === person.id ? { ...me, person } : me;
  return { ...state, me: self, people: meet(state.people, [person]) };
}

function peopleAdded(state: State, { people }: PeopleAdded): State {
  return { ...state, people: meet(state.people, people) };
}

function accountChanged(state: State, { account }: AccountChanged): State {
  return { ...state, accounts: put(state.accounts, account.id, account) };
}

function accountRemoved(state: State, { account }: AccountRemoved): State {
  return { ...state, accounts: drop(state.accounts, account) };
}
