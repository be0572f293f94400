"""The bench says what it measures: its messages are real commands, its verdicts follow the figures."""

from pathlib import Path

from bench import load, seed
from bench.report import Budget, Table, budget_table
from protocol.codec import decode_command
from protocol.messages import Send


def test_the_template_of_wsload_is_a_message_to_ones_room(tmp_path: Path) -> None:
    written = Path(str(load.message(tmp_path)["tmpl-file"])).read_text()
    filled = written
    for mark, value in (
        ("@@U@@", "0123456789abcdef" * 2),
        ("@@T@@", "@@T0123456789abcdef@@"),
        ("{R}", "00042"),
    ):
        assert filled.count(mark) == 1
        filled = filled.replace(mark, load.escaped(value.encode()))
    command = decode_command(bytes.fromhex(filled.replace("\\x", "")), "msgpack")
    assert isinstance(command, Send)
    assert command.chat == seed.room_pid(42)
    assert len(command.text) == 200


def test_a_budget_is_kept_at_its_limit() -> None:
    assert [Budget(name="", figure=figure, limit=10, unit="").kept for figure in (9, 10, 11)] == [
        True,
        True,
        False,
    ]
    assert [
        Budget(name="", figure=figure, limit=10, unit="", at_least=True).kept for figure in (9, 10, 11)
    ] == [False, True, True]


def test_tables_are_markdown() -> None:
    table = Table("Times", ("what", "ms"), [("a", 12_345), ("b", 12.34), ("c", 1.234)])
    assert str(table) == "Times\n\n| what | ms |\n| --- | --- |\n| a | 12 345 |\n| b | 12.3 |\n| c | 1.23 |"
    assert "MISSED" in str(budget_table([Budget(name="slow", figure=2, limit=1, unit="ms")]))
