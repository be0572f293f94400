"""Inputs and states as JSON-able values, and back; values from outside are checked."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias, TypeVar

from chat_server.domain.bot import values as v

Json: TypeAlias = dict[str, object]
_T = TypeVar("_T")


class Malformed(ValueError):
    """The value is no input, or no state, of a dialog."""


_PLAIN: dict[str, v.Input] = {
    "back": v.Back(),
    "skip": v.Skip(),
    "keep": v.Keep(),
    "help": v.Help(),
    "cancel": v.Cancel(),
    "confirm": v.Confirm(),
}
_NAMES = {type(plain): name for name, plain in _PLAIN.items()}


def input_to_json(given: v.Input) -> Json:
    """An input as on the wire, for example {"t": "pick", "value": 90}."""
    match given:
        case v.TextInput(text):
            return {"t": "text", "text": text}
        case v.Pick(value):
            return {"t": "pick", "value": value}
        case v.AddNote(text):
            return {"t": "note", "text": text}
        case v.ChangeAnswer(step, to):
            return {"t": "change", "step": step, "to": None if to is None else input_to_json(to)}
        case v.Back() | v.Skip() | v.Keep() | v.Help() | v.Cancel() | v.Confirm():
            return {"t": _NAMES[type(given)]}


def input_from_json(found: object) -> v.Input:
    """The input that a value stands for. Raises Malformed. The engine checks the lengths of texts."""
    fields = _object(found)
    kind = _string(fields, "t")
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind not in _READ:
        raise Malformed("unknown kind of input")
    return _READ[kind](fields)


def _change(fields: Mapping[str, object]) -> v.ChangeAnswer:
    to = None if fields.get("to") is None else input_from_json(fields["to"])
    if not isinstance(to, v.TextInput | v.Pick | None):
        raise Malformed("a step can be changed to a text or a value")
    return v.ChangeAnswer(_string(fields, "step"), to)


_READ: dict[str, Callable[[Mapping[str, object]], v.Input]] = {
    "text": lambda fields: v.TextInput(_string(fields, "text")),
    "pick": lambda fields: v.Pick(_value(fields.get("value"))),
    "note": lambda fields: v.AddNote(_string(fields, "text")),
    "change": _change,
}


def state_to_json(state: v.DialogState) -> Json:
    """A state as it is stored, at the version of its script."""
    return {
        "script": state.script,
        "version": state.version,
        "step": state.step,
        "started_at": state.started_at,
        "changed_at": state.changed_at,
        "number": state.number,
        "status": state.status,
        "answers": {step: _answer_to_json(answer) for step, answer in state.answers.items()},
        "asked": {step: _asked_to_json(asked) for step, asked in state.asked.items()},
        "aside": {step: _answer_to_json(answer) for step, answer in state.aside.items()},
        "leaving": state.leaving,
        "later": list(state.later),
        "finishing": state.finishing,
        "reminded": state.reminded,
    }


def state_from_json(found: object) -> v.DialogState:
    """The state that was stored. Raises Malformed."""
    fields = _object(found)
    status = fields.get("status")
    if status not in ("open", "done", "cancelled"):
        raise Malformed("unknown status")
    return v.DialogState(
        script=_string(fields, "script"),
        version=_integer(fields, "version"),
        step=_string(fields, "step"),
        started_at=_integer(fields, "started_at"),
        changed_at=_integer(fields, "changed_at"),
        number=_integer(fields, "number"),
        status=status,
        answers=_mapping(fields, "answers", _answer),
        asked=_mapping(fields, "asked", _asked),
        aside=_mapping(fields, "aside", _answer),
        leaving=fields.get("leaving") is True,
        later=tuple(map(_text, _list(fields.get("later", [])))),
        finishing=fields.get("finishing") is True,
        reminded=fields.get("reminded") is True,
    )


def say_to_json(say: v.Utterance) -> Json:
    params = {
        name: say_to_json(param) if isinstance(param, v.Utterance) else param
        for name, param in say.params.items()
    }
    return {"key": say.key, "params": params}


def option_to_json(option: v.QuickReply) -> Json:
    return {
        "input": input_to_json(option.input),
        "label": say_to_json(option.label),
        "stands_for": option.stands_for,
    }


def _answer_to_json(answer: v.StoredAnswer) -> Json:
    return {
        "value": answer.value,
        "words": answer.words,
        "rest": answer.rest,
        "via": answer.via,
        "number": answer.number,
    }


def _asked_to_json(asked: v.Clarification) -> Json:
    return {
        "reason": asked.reason,
        "question": say_to_json(asked.question),
        "words": asked.words,
        "rest": asked.rest,
        "options": [option_to_json(option) for option in asked.options],
        "via": asked.via,
    }


def _answer(found: object) -> v.StoredAnswer:
    fields = _object(found)
    value = None if fields.get("value") is None else _value(fields["value"])
    return v.StoredAnswer(
        value=value,
        words=_string(fields, "words"),
        rest=_string(fields, "rest"),
        via=_string(fields, "via"),
        number=_integer(fields, "number"),
    )


def _asked(found: object) -> v.Clarification:
    fields = _object(found)
    return v.Clarification(
        reason=_string(fields, "reason"),
        question=_say(fields.get("question")),
        words=_string(fields, "words"),
        rest=_string(fields, "rest"),
        options=tuple(_option(option) for option in _list(fields.get("options"))),
        via=_string(fields, "via"),
    )


def _option(found: object) -> v.QuickReply:
    fields = _object(found)
    stands_for = fields.get("stands_for")
    if stands_for not in ("yes", "no", None):
        raise Malformed("an option stands for yes, no or neither")
    return v.QuickReply(input_from_json(fields.get("input")), _say(fields.get("label")), stands_for)


def _say(found: object) -> v.Utterance:
    fields = _object(found)
    return v.Utterance(_string(fields, "key"), _mapping(fields, "params", _param))


def _param(found: object) -> v.AnswerValue | v.Utterance:
    return _say(found) if isinstance(found, dict) else _value(found)


def _object(found: object) -> dict[str, object]:
    if not isinstance(found, dict):
        raise Malformed("an object is expected")
    return found


def _list(found: object) -> Iterable[object]:
    if not isinstance(found, list):
        raise Malformed("a list is expected")
    return found


def _mapping(fields: Mapping[str, object], name: str, read: Callable[[object], _T]) -> dict[str, _T]:
    return {key: read(value) for key, value in _object(fields.get(name)).items()}


def _string(fields: Mapping[str, object], name: str) -> str:
    found = fields.get(name)
    if not isinstance(found, str):
        raise Malformed(f"{name} must be a string")
    return found


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise Malformed("a text is expected")
    return found


def _integer(fields: Mapping[str, object], name: str) -> int:
    found = fields.get(name)
    if not isinstance(found, int) or isinstance(found, bool):
        raise Malformed(f"{name} must be an integer")
    return found


def _value(found: object) -> v.AnswerValue:
    if isinstance(found, bool) or not isinstance(found, str | int):
        raise Malformed("a value is a string or an integer")
    return found
