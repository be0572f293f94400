"""Every act that the wire lets through is one the rules know, with all its fields or with only those it needs."""

from dataclasses import replace
from typing import get_args

import msgspec
import pytest

from chat_server.domain.held import HeldAct
from chat_server.domain.messages.held_acts import HeldDelete
from chat_server.domain.subjects import name_of
from chat_server.domain.tasks.act_names import ACTS_BY_NAME
from chat_server.outward.held import show_held
from chat_server.services.tasks.act_codec import act_named
from chat_server.storage.held.held import decode_act, encode_act
from protocol.tasks.acts import TaskAct
from protocol.tasks.terms import Changes, Deadline

DEADLINE = Deadline(at=1_773_000_000_000, timed=False)
VALUES: dict[str, object] = {
    "description": "Neu", "how": "Per E-Mail", "results": "email", "deadline": DEADLINE, "budget": 90, "area": "design",
    "advice": True, "question": "budget", "yes": True, "could_do": True, "note": "Gern", "reason": "Urlaub",
    "start": 1_773_000_000_000, "minutes": 30, "number": 2, "release": True,
    "changes": Changes(deadline=DEADLINE, budget=90), "until": 1_773_000_000_000, "kind": "", "text": "Bitte",
    "grant": True, "message": 4, "files": 1, "stars": 4, "comment": "Gut", "side": "customer", "ticked": False,
    "person": "pmilan",
    "more": ["Lage", "Preise"], "before": 2,
}  # fmt: skip
WAITS = HeldAct(id=1, pid="h1", person=1, chat_pid="c1", act=HeldDelete(2), at=1, release_at=2, head=2)
KINDS = {
    "approval_ask": "double_rate",
    "approval_mark": "storage",
    "hand_over": "interim",
}


def acts() -> list[TaskAct]:
    """Each act twice: with what it needs, and with everything."""
    made: list[TaskAct] = []
    for kind in get_args(TaskAct):
        tag = kind.__struct_config__.tag
        fields = msgspec.structs.fields(kind)
        values = {**VALUES, "kind": KINDS.get(tag, "")}
        made.append(kind(**{field.name: values[field.name] for field in fields if field.required}))
        made.append(kind(**{field.name: values[field.name] for field in fields}))
    return made


@pytest.mark.parametrize("act", acts(), ids=lambda act: act.__struct_config__.tag)
def test_the_wire_and_the_rules_agree(act: TaskAct) -> None:
    said = msgspec.json.encode(act)
    assert msgspec.json.decode(said, type=TaskAct) == act
    found = act_named(str(act.__struct_config__.tag), act)
    assert type(found) is ACTS_BY_NAME[str(act.__struct_config__.tag)]
    for field in msgspec.structs.fields(act):
        expected, kept = getattr(act, field.name), getattr(found, field.name)
        kept = list(kept) if isinstance(kept, tuple) else kept
        assert msgspec.to_builtins(kept) == expected or same_parts(expected, kept)
    assert decode_act(name_of(found), encode_act(found)) == found
    assert show_held(replace(WAITS, act=found)).task == act


def same_parts(said: object, kept: object) -> bool:
    """Whether a part of a frame and the value of the rules have the same fields."""
    return isinstance(said, msgspec.Struct) and all(
        getattr(said, name) == getattr(kept, name) or same_parts(getattr(said, name), getattr(kept, name))
        for name in said.__struct_fields__
    )
