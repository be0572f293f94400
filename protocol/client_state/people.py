"""People and accounts."""

from dataclasses import replace

import msgspec

from protocol.client_state.effects import effect
from protocol.client_state.state import ClientState, by_id
from protocol.people import AccountChanged, AccountRemoved, PeopleAdded
from protocol.profiles import PersonChanged


@effect(PersonChanged)
def person_changed(state: ClientState, push: PersonChanged) -> ClientState:
    """`people` of Welcome and of every Snapshot that has the person has this one instead, and so has `me`. Dialogs
    that name the person come as `dialog.changed`."""
    me = state.me
    if me.person.id == push.person.id:
        me = msgspec.structs.replace(me, person=push.person)
    return replace(state, me=me, people={**state.people, push.person.id: push.person})


@effect(PeopleAdded)
def people_added(state: ClientState, push: PeopleAdded) -> ClientState:
    """`people` of Welcome has these, each in place of one with the same `id`."""
    return replace(state, people={**state.people, **by_id(push.people)})


@effect(AccountChanged)
def account_changed(state: ClientState, push: AccountChanged) -> ClientState:
    """`accounts` of Welcome has this one, in place of one with the same `id`."""
    return replace(state, accounts={**state.accounts, push.account.id: push.account})


@effect(AccountRemoved)
def account_removed(state: ClientState, push: AccountRemoved) -> ClientState:
    """`accounts` of Welcome loses it."""
    return replace(
        state, accounts={name: account for name, account in state.accounts.items() if name != push.account}
    )
