/** People and accounts. */

import type { AccountChanged, AccountRemoved, PeopleAdded, Person } from "../../wire/wire";
import { drop, meet, put, type State } from "../model";

/** Somebody goes by another name, perhaps oneself. */
export function withPerson(state: State, person: Person): State {
  const { me } = state;
  const self = me?.person.id === person.id ? { ...me, person } : me;
  return { ...state, me: self, people: meet(state.people, [person]) };
}

export function peopleAdded(state: State, { people }: PeopleAdded): State {
  return { ...state, people: meet(state.people, people) };
}

export function accountChanged(state: State, { account }: AccountChanged): State {
  return { ...state, accounts: put(state.accounts, account.id, account) };
}

export function accountRemoved(state: State, { account }: AccountRemoved): State {
  return { ...state, accounts: drop(state.accounts, account) };
}
