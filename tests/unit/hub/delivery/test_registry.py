"""Every fact is delivered by exactly one handler, and every event shown by exactly one presenter."""

from typing import get_args
from unittest.mock import Mock, patch

import pytest

from chat_server.domain.chats.contents import NewTitle
from chat_server.domain.chats.held_acts import HeldRename
from chat_server.domain.core.events import Content, logged_as
from chat_server.domain.core.held_acts import ChatAct, held_as
from chat_server.domain.facts import Fact, SessionEnded
from chat_server.domain.subjects import ACTS, CONTENTS
from chat_server.hub.delivery.core import registry
from chat_server.outward.core import events, held_acts
from chat_server.services.core.perform import performers, performs
from chat_server.storage.core.log_parts import readers, reads


def test_every_fact_has_one_handler() -> None:
    assert registry._HANDLERS.keys() == set(get_args(Fact))
    with pytest.raises(TypeError, match="two handlers of SessionEnded"):
        registry.delivers(SessionEnded)(Mock())
    with patch.dict(registry._HANDLERS):
        del registry._HANDLERS[SessionEnded]
        with pytest.raises(TypeError, match=r"nothing delivers .*SessionEnded"):
            registry.check_complete()


def test_every_event_has_one_presenter() -> None:
    assert events._PUSHES.keys() == set(CONTENTS.values())
    with pytest.raises(TypeError, match="two presenters of NewTitle"):
        events.presents(NewTitle)(Mock())
    with patch.dict(events._PUSHES):
        del events._PUSHES[NewTitle]
        with pytest.raises(TypeError, match=r"nothing makes a push of .*NewTitle"):
            events.check_complete()


def test_every_act_that_can_be_held_is_shown_and_happens_in_one_way() -> None:
    assert performers().keys() == held_acts._PRESENTERS.keys() == set(ACTS.values())
    with pytest.raises(TypeError, match="two presenters of HeldRename"):
        held_acts.shows_held(HeldRename)(Mock())
    with pytest.raises(TypeError, match="HeldRename happens in two ways"):
        performs(HeldRename)(Mock())
    with patch.dict(held_acts._PRESENTERS):
        del held_acts._PRESENTERS[HeldRename]
        with pytest.raises(TypeError, match=r"nothing shows .*HeldRename"):
            held_acts.check_complete()


def test_every_event_is_read_in_one_way() -> None:
    assert readers().keys() == CONTENTS.keys()
    with pytest.raises(TypeError, match="two readers of NewTitle"):
        reads(NewTitle)(Mock())


def test_numbers_and_names_that_are_stored_are_given_once_and_stay() -> None:
    first = {number: content.__name__ for number, content in CONTENTS.items() if number <= 10}
    assert first == {
        1: "NewChat", 2: "NewMessage", 3: "NewWording", 4: "DeletedMessage", 5: "NewMember", 6: "FormerMember",
        7: "NewTitle", 8: "NewTag", 9: "RemovedTag", 10: "TaskStep",
    }  # fmt: skip
    with pytest.raises(TypeError, match="Mock and NewTitle have the same number"):
        logged_as(7)(type("Mock", (Content,), {}))
    with pytest.raises(TypeError, match="Mock and HeldRename have the same name"):
        held_as("rename")(type("Mock", (ChatAct,), {}))
