"""Set-up does only what is not done yet, and says what is missing where it may not install it."""

import os
import subprocess
from pathlib import Path

import pytest

from tools import lock, services, set_up


def script(folder: Path, name: str, *lines: str) -> None:
    path = folder / name
    path.write_text("\n".join(["#!/bin/sh", *lines]))
    path.chmod(0o755)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without the programs, on which nobody may install one; returns its only PATH folder."""
    monkeypatch.setattr(services, "PROGRAMS", {"redis-server": (services.find_redis, "redis-server")})
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(services.SKIP, raising=False)
    return tmp_path


def test_a_missing_service_that_cannot_be_installed_is_an_error(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert services.main() == 1
    assert "apt-get install" in capsys.readouterr().out


def test_a_missing_service_is_skipped_visibly_when_wished(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(services.SKIP, "1")
    assert services.main() == 0
    assert "redis-server are skipped" in capsys.readouterr().out


def test_a_missing_service_is_installed_where_that_is_allowed(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    script(bare, "env", 'shift; exec "$@"')
    script(
        bare,
        "apt-get",
        f'echo "$@" >> {bare}/calls',
        f": > {bare}/redis-server",
        f"/bin/chmod +x {bare}/redis-server",
    )
    assert services.main() == 0
    calls = (bare / "calls").read_text().splitlines()
    assert calls[0] == "update"
    assert calls[1].startswith("install -y")
    assert calls[1].endswith(" redis-server")


def test_an_installation_that_failed_is_an_error(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    script(bare, "apt-get", "exit 100")
    assert services.main() == 1


@pytest.mark.parametrize(
    ("version", "enough"),
    [("v18.20.4", False), ("v20.18.0", False), ("v20.19.0", True), ("v24.1.0", True), ("", False)],
)
def test_only_a_recent_node_with_npm_will_do(
    version: str, enough: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(set_up, "environment", lambda: {"PATH": str(tmp_path)})
    script(tmp_path, "node", f"echo {version}")
    assert not set_up.has_node()
    script(tmp_path, "npm")
    assert set_up.has_node() is enough


def test_the_content_hash_sees_names_and_contents_and_no_dates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("ab")
    two.write_text("c")
    first = set_up.content_hash([one, two])
    os.utime(one, (0, 0))
    assert set_up.content_hash([two, one]) == first
    assert set_up.content_hash([one, two], "more") != first
    one.write_text("a")
    two.write_text("bc")
    assert set_up.content_hash([one, two]) != first


def test_what_the_tests_installed_is_good_enough_to_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    done: list[str] = []
    monkeypatch.setattr(set_up, "VENV", tmp_path)
    monkeypatch.setattr(set_up, "prepare_uv", lambda: None)
    monkeypatch.setattr(set_up, "uv", done.append)
    for level in ("run", "run", "dev", "dev", "run"):
        set_up.prepare_packages(level)
        done.append(level)
    installs = [name for name in done if not name.startswith("install")]
    sync = "sync --require-hashes requirements"
    assert installs == [f"{sync}.lock", "run", "run", f"{sync}-dev.lock", "dev", "dev", "run"]


def test_a_changed_dependency_makes_every_lock_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tmp_path / "pyproject.toml"
    for name in ("pyproject.toml", "requirements-node.in"):
        (tmp_path / name).write_text((set_up.ROOT / name).read_text())
    monkeypatch.setattr(lock, "ROOT", tmp_path)
    for name in set_up.LOCKS.values():
        (tmp_path / name).write_text(lock.header() + "msgpack==1\n")
    project.write_text(project.read_text() + "\n# No dependency changed.\n")
    assert lock.stale() == []
    project.write_text(project.read_text().replace("dependencies = [", 'dependencies = [\n    "added",', 1))
    assert lock.stale() == list(set_up.LOCKS.values())


def test_an_old_python_is_refused_with_a_reason(tmp_path: Path) -> None:
    script(tmp_path, "python3", "exit 1")
    found = subprocess.run(
        [set_up.ROOT / "tools" / "find-python"], env={"PATH": str(tmp_path)}, capture_output=True, check=False
    )
    assert found.returncode == 1
    assert b"Python 3.11 or newer" in found.stderr
