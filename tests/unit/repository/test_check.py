"""How `make test` counts: nothing that failed, hung or ran no test may look as if it had passed."""

import os
import select
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
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
    assert check.count(check.tests_in(report)) == Counter(passed=1, failed=3, skipped=1)


def test_no_report_counts_nothing(tmp_path: Path) -> None:
    assert list(check.tests_in(tmp_path / "report.xml")) == []


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
    assert check.summarise(outcomes, 2.5) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "3 passed, 1 failed, 3 skipped"
    assert check.summarise(outcomes[:1], 1.0) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 passed, 0 failed"


def test_the_slowest_of_all_runners_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = [f'<testcase classname="tests.a" name="t{n}" time="{n}.25"/>' for n in range(30)]
    report = tmp_path / "report.xml"
    report.write_text(f"<testsuite>{''.join(cases)}</testsuite>")
    tests = list(check.tests_in(report))
    outcomes = [check.Outcome(str(n), 1.0, Counter(passed=15), tests[n::2]) for n in range(2)]
    check.summarise(outcomes, 1.0)
    named = [line for line in capsys.readouterr().out.splitlines() if "tests.a::" in line]
    assert named == [f"{n + 0.25:7.1f} s  tests.a::t{n}" for n in range(29, 9, -1)]


def test_what_runs_beside_is_told_in_one_piece_and_counted(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    here = check.Lane(checks=[check.Check("here", "echo loud")], folder=tmp_path)
    fails = check.Check("fails", "sh -c 'echo quiet; exit 3'")
    beside = check.Lane(checks=[fails, check.Check("works", "true")], folder=tmp_path, quiet=True)
    outcomes = check.side_by_side(here, beside)
    assert {outcome.name: check.tally(outcome.counts) for outcome in outcomes} == {
        "fails": "0 passed, 1 failed",
        "works": "1 passed, 0 failed",
        "here": "1 passed, 0 failed",
    }
    assert f"=== fails: {fails.command}\nquiet\n=== fails: " in capfd.readouterr().out


def test_nothing_is_begun_after_a_failure_where_all_is_needed(tmp_path: Path) -> None:
    lane = check.Lane(
        checks=[check.Check("a", "false"), check.Check("b", "true")], folder=tmp_path, needed=True
    )
    assert [outcome.name for outcome in lane.perform()] == ["a"]


def test_a_lane_that_is_stopped_ends_what_runs_and_begins_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    checks = [check.Check("sleeps", "sh -c 'echo begun > pipe; exec sleep 600'", tmp_path)] * 2
    lane = check.Lane(checks=checks, folder=tmp_path, quiet=True)
    with ThreadPoolExecutor() as pool:
        performing = pool.submit(lane.perform)
        assert (tmp_path / "pipe").read_text() == "begun\n"
        lane.stop()
        assert len(performing.result(60)) == 1


def test_a_check_that_hangs_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "TIMEOUT", 1)
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    script = tmp_path / "hang"
    script.write_text("(echo here; exec sleep 600) > pipe & wait")  # sh shields it from SIGINT
    assert check.Lane(checks=[], folder=tmp_path).execute(f"sh {script}", tmp_path) != 0
    assert os.read(reader, 100) == b"here\n"
    assert select.select([reader], [], [], 10)[0], "the child still holds the pipe"
    os.close(reader)


def test_a_check_runs_in_its_folder(tmp_path: Path) -> None:
    command = f"{sys.executable} -c \"open('here', 'w').close()\""
    assert check.Lane(checks=[], folder=tmp_path).execute(command, tmp_path) == 0
    assert (tmp_path / "here").exists()


def test_a_runner_whose_name_has_a_blank_is_counted_by_its_report(tmp_path: Path) -> None:
    report = f'{sys.executable} -c \'import sys; open(sys.argv[1], "w").write("<a><testcase/></a>")\' {check.REPORT}'
    lane = check.Lane(checks=[check.Check("server tests", report)], folder=tmp_path)
    assert [outcome.counts for outcome in lane.perform()] == [Counter(passed=1)]
