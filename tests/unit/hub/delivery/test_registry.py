"""Every fact is delivered by exactly one handler, and every event shown by exactly one presenter."""

from typing import get_args
from unittest.mock import Mock, patch

import pytest

from chat_server.domain.event_contents import Content, NewTitle
from chat_server.domain.facts import Fact, SessionEnded
from chat_server.hub.delivery.core import registry
from chat_server.outward.core import events


def test_every_fact_has_one_handler() -> None:
    assert registry._HANDLERS.keys() == set(get_args(Fact))
    with pytest.raises(TypeError, match="two handlers of SessionEnded"):
        registry.delivers(SessionEnded)(Mock())
    with patch.dict(registry._HANDLERS):
        del registry._HANDLERS[SessionEnded]
        with pytest.raises(TypeError, match=r"nothing delivers .*SessionEnded"):
            registry.check_complete()


def test_every_event_has_one_presenter() -> None:
    assert events._PUSHES.keys() == set(get_args(Content))
    with pytest.raises(TypeError, match="two presenters of NewTitle"):
        events.presents(NewTitle)(Mock())
    with patch.dict(events._PUSHES):
        del events._PUSHES[NewTitle]
        with pytest.raises(TypeError, match=r"nothing makes a push of .*NewTitle"):
            events.check_complete()
