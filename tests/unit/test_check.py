"""How `make test` counts: nothing that failed, hung or ran no test may look as if it had passed."""

import os
import select
import sys
from collections import Counter
from pathlib import Path

import pytest

from tools import check

REPORTS = {
    "pytest": """<testsuites><testsuite>
        <testcase name="a"/><testcase name="b"><failure/></testcase><testcase name="c"><error/></testcase>
        <testcase name="d"><skipped/></testcase><testcase name="e"><failure/><error/></testcase>
        </testsuite></testsuites>""",
    "two suites": """<testsuites>
        <testsuite><testcase name="a"/><testcase name="b"><failure/></testcase></testsuite>
        <testsuite><testcase name="c"><error/></testcase><testcase name="d"><error/></testcase>
        <testcase name="e"><skipped/></testcase></testsuite></testsuites>""",
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_counted_by_test(name: str, tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORTS[name])
    assert check.count(report) == Counter(passed=1, failed=3, skipped=1)


def test_no_report_counts_nothing(tmp_path: Path) -> None:
    assert check.count(tmp_path / "report.xml") == Counter()


@pytest.mark.parametrize(
    ("exit_code", "reported", "counted"),
    [
        (0, None, "1 passed, 0 failed"),
        (1, None, "0 passed, 1 failed"),
        (-9, None, "0 passed, 1 failed"),
        (0, Counter(passed=7), "7 passed, 0 failed"),
        (0, Counter(passed=7, skipped=2), "7 passed, 0 failed, 2 skipped"),
        (0, Counter(skipped=2), "0 passed, 0 failed, 2 skipped"),
        (1, Counter(passed=7, failed=2), "7 passed, 2 failed"),
        (0, Counter(passed=7, failed=2), "7 passed, 2 failed"),
        (1, Counter(passed=7), "7 passed, 1 failed"),
        (0, Counter(), "0 passed, 1 failed"),
        (5, Counter(), "0 passed, 1 failed"),
    ],
)
def test_a_runner_is_judged_by_exit_code_and_report(
    exit_code: int, reported: Counter[str] | None, counted: str
) -> None:
    assert check.tally(check.judge(exit_code, reported)) == counted


def test_the_last_line_sums_up(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = [
        check.Outcome("a", 1.0, Counter(passed=2)),
        check.Outcome("b", 2.0, Counter(passed=1, failed=1, skipped=3)),
    ]
    assert check.summarise(outcomes) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "3 passed, 1 failed, 3 skipped"
    assert check.summarise(outcomes[:1]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 passed, 0 failed"


def test_a_check_that_hangs_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "PATIENCE", 1)
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    script = tmp_path / "hang"
    script.write_text("(echo here; exec sleep 600) > pipe & wait")  # sh shields it from SIGINT
    assert check.execute(f"sh {script}", tmp_path) != 0
    assert os.read(reader, 100) == b"here\n"
    assert select.select([reader], [], [], 10)[0], "the child still holds the pipe"
    os.close(reader)


def test_a_check_runs_in_its_folder(tmp_path: Path) -> None:
    assert check.execute(f"{sys.executable} -c \"open('here', 'w').close()\"", tmp_path) == 0
    assert (tmp_path / "here").exists()
