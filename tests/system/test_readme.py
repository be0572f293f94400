"""README's part for agencies, line by line in an empty folder, by an unprivileged user where root runs the tests."""

import compileall
import grp
import os
import pwd
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import httpx2
import pytest

from chat_server.main.cli.settings_file import parse
from chat_server.storage.backup import check
from tests.support.servers.server import free_port
from tests.support.servers.services import short_folder

ROOT = Path(__file__).parents[2]
NOBODY = 65534
PASSWORD = "acht Lampen und ein Tisch"
PLACES = re.compile(r"(?<![\w.])/(?=(?:opt|etc|var/lib|usr/local)/)")
"""What the agency's part writes to, which is below a folder of the test's own here."""
INSTALLING = ("make wheel", "python3 -m venv", "/opt/feierabend/bin/pip install")
"""These lines take minutes and a registry: `make soak` runs them, else the built wheel is unpacked."""


@dataclass(frozen=True)
class Machine:
    """A folder that stands for the machine's root, and who the service runs as there."""

    root: Path
    user: int
    python: str

    @property
    def sources(self) -> Path:
        return self.root / "sources"

    @property
    def state(self) -> Path:
        return self.root / "var/lib/feierabend"

    def below(self, text: str) -> str:
        """A text of README or deploy/ with this folder for the root, and this user for the service's."""
        text = PLACES.sub(f"{self.root}/", text)
        if os.geteuid() != 0:
            return re.sub(r" -[og] feierabend|runuser -u feierabend -- ", "", text)
        name, group = pwd.getpwuid(self.user).pw_name, grp.getgrgid(self.user).gr_name
        text = text.replace("-o feierabend", f"-o {name}").replace("-g feierabend", f"-g {group}")
        return text.replace("runuser -u feierabend", f"runuser -u {name}")

    def run(self, line: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """A line of README, as root would type it in the folder of the sources."""
        path = f"{self.root}/usr/local/bin:{Path(self.python).parent}:{os.environ['PATH']}"
        env = {"PATH": path, "LANG": "en_GB.UTF-8", "HOME": "/nonexistent"}
        return subprocess.run(
            ["sh", "-c", self.below(line)],
            cwd=self.sources,
            env=env,
            input=given,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


def blocks() -> list[list[str]]:
    """The lines of the blocks of the agency's part."""
    part = (ROOT / "README.md").read_text().partition("## Run it for an agency")[2].partition("\n## ")[0]
    return [block.strip().splitlines() for block in re.findall(r"```\n(.*?)```", part, re.DOTALL)]


def python_for(user: int) -> str | None:
    """An interpreter with our packages that this user may run: root's own often lies in root's home."""
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    for program in (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}"):
        command = [program, "-c", "import msgspec, sqlalchemy, uvloop"]
        env = {"PYTHONPATH": packages}
        try:
            if (
                subprocess.run(
                    command, env=env, cwd="/", user=user, capture_output=True, check=False
                ).returncode
                == 0
            ):
                return program
        except OSError:
            continue
    return None


@pytest.fixture
def machine() -> Iterator[Machine]:
    """An empty machine with the sources, a built wheel among them."""
    with short_folder() as root:
        root.chmod(0o755)
        python = python_for(NOBODY) if os.geteuid() == 0 else None
        machine = Machine(root, NOBODY if python else os.geteuid(), python or sys.executable)
        machine.sources.mkdir()
        shutil.copy(ROOT / "requirements.lock", machine.sources)
        for file in (ROOT / "deploy").iterdir():
            (machine.sources / "deploy").mkdir(exist_ok=True)
            (machine.sources / "deploy" / file.name).write_text(machine.below(file.read_text()))
        build = [
            sys.executable,
            "-m",
            "hatchling",
            "build",
            "-t",
            "wheel",
            "-d",
            str(machine.sources / "dist"),
        ]
        subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
        yield machine


def unpack(machine: Machine) -> None:
    """What pip would install: not editable, away from the sources, with the packages of the tests."""
    site = machine.root / "opt/feierabend/site"
    (wheel,) = (machine.sources / "dist").glob("feierabend-*.whl")
    zipfile.ZipFile(wheel).extractall(site)
    compileall.compile_dir(site, quiet=1)
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    program = machine.root / "opt/feierabend/bin/feierabend"
    program.parent.mkdir()
    start = "from chat_server.main.cli import main; main()"
    program.write_text(
        f"#!/bin/sh\nPYTHONPATH={site}:{packages} exec {machine.python} -P -c '{start}' \"$@\"\n"
    )
    program.chmod(0o755)


def unit(machine: Machine, name: str) -> Mapping[str, str]:
    """A unit's settings, as they were installed."""
    lines = (machine.root / "etc/systemd/system" / name).read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


@contextmanager
def started(machine: Machine, name: str) -> Iterator[subprocess.Popen[str]]:
    """What systemd does with a unit, as far as it matters here."""
    settings = unit(machine, name)
    environment = dict(parse(Path(settings["EnvironmentFile"]).read_text(), "env"))
    for folder in settings["StateDirectory"].split():
        path = machine.root / "var/lib" / folder
        path.mkdir(mode=0o700, exist_ok=True)
        os.chown(path, machine.user, -1)
    command = shlex.split(settings["ExecStart"].replace("%%", "%"))
    with subprocess.Popen(
        command,
        cwd=settings["WorkingDirectory"],
        env={"PATH": os.defpath, "LANG": "C.UTF-8", **environment},
        user=machine.user if os.geteuid() == 0 else None,
        umask=int(settings["UMask"], 8),
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


def wait_until_ready(url: str, process: subprocess.Popen[str]) -> None:
    pause = Event()
    for _ in range(1800):
        assert process.poll() is None, "it has ended"
        try:
            if httpx2.get(url).status_code == 200:
                return
        except httpx2.TransportError:
            pass
        pause.wait(0.05)
    pytest.fail("the server does not answer")


def walk(machine: Machine, excluded: tuple[str, ...]) -> None:
    """README's part as it stands, without lines that begin so; somebody signs in at the end."""
    set_up, begin = blocks()
    for line in set_up:
        if line.startswith(("systemd-sysusers", *excluded)):
            continue
        done = machine.run(line)
        assert done.returncode == 0, (line, done.stderr)
    settings = machine.root / "etc/feierabend/feierabend.env"
    port = free_port()
    settings.write_text(settings.read_text() + f"FEIERABEND_PORT={port}\n")
    init, add, enable, doctor = begin
    assert enable == "systemctl enable --now feierabend.service feierabend-backup.timer"
    assert str(machine.state) in machine.run(init).stdout
    done = machine.run(add, given=f"{PASSWORD}\n")
    assert done.returncode == 0, done.stderr
    with started(machine, "feierabend.service") as server:
        url = f"http://127.0.0.1:{port}"
        wait_until_ready(f"{url}/readyz", server)
        assert "<html" in httpx2.get(url).text
        body = {"email": "henrik@example.org", "password": PASSWORD}
        headers = {"Origin": "https://chat.example.org"}
        answer = httpx2.post(f"{url}/api/sign-in", json=body, headers=headers)
        assert answer.status_code == 200
        assert "Secure" in answer.headers["set-cookie"]
        with started(machine, "feierabend-backup.service") as backup:
            assert backup.wait() == 0
        done = machine.run(doctor)
        assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "All is well."), done
    assert server.wait() in {0, -15}


def test_an_agency_is_installed_by_the_readme_alone(machine: Machine) -> None:
    unpack(machine)
    walk(machine, INSTALLING)
    (backup,) = (machine.root / "var/lib/feierabend-backups").iterdir()
    assert check(backup).counts["people"] == 1
    for path in [*machine.state.rglob("*"), backup]:
        mode = 0o700 if path.is_dir() else 0o600
        assert (path.stat().st_mode & 0o777, path.stat().st_uid) == (mode, machine.user), path
    assert machine.state.stat().st_mode & 0o777 == 0o700
    assert not (machine.sources / "var").exists()
    if machine.user != os.geteuid():
        os.chown(machine.state, 0, 0)
        done = machine.run("feierabend people list")
        assert (done.returncode, "belongs to root" in done.stderr) == (1, True), done
        assert "Traceback" not in done.stderr


@pytest.mark.soak
def test_an_agency_is_installed_with_pip(machine: Machine) -> None:
    walk(machine, ("make wheel",))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
@pytest.mark.parametrize("name", ["feierabend.service", "feierabend@.service", "feierabend-backup.service"])
def test_units_are_confined(name: str) -> None:
    command = ["systemd-analyze", "security", "--offline=yes", "--threshold=29", f"deploy/{name}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
