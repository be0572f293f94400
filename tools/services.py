"""The programs the tests drive besides our own: where they are, and how to get those that are missing."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

SKIP = "SKIP_SERVICES"


def skipping() -> bool:
    """Whether tests that need a missing program are to be skipped instead of failing."""
    return os.environ.get(SKIP, "") not in {"", "0"}


def find_redis() -> Path | None:
    return _first_on_path("redis-server", "valkey-server")


def find_postgres() -> Path | None:
    """The folder with initdb and postgres; Debian keeps one a version, off the PATH."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    initdb = versions[-1] if versions else _first_on_path("initdb")
    return initdb.parent if initdb else None


def find_chromium() -> Path | None:
    """The headless shell before a whole browser, which needs half as much time again for windows that nobody sees."""
    whole = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return _first_on_path("chromium-headless-shell", "chrome-headless-shell", *whole)


def find_strace() -> Path | None:
    return _first_on_path("strace")


def find_gcc() -> Path | None:
    return _first_on_path("gcc")


def find_ffmpeg() -> Path | None:
    return _first_on_path("ffmpeg")


def _first_on_path(*names: str) -> Path | None:
    found = (shutil.which(name) for name in names)
    return next((Path(path) for path in found if path), None)


def _version(initdb: Path) -> int:
    numbers = re.findall(r"\d+", str(initdb))
    return int(numbers[0]) if numbers else 0


# What is looked for, and the Debian packages that bring it.
PROGRAMS: dict[str, tuple[Callable[[], Path | None], str]] = {
    "redis-server": (find_redis, "redis-server"),
    "PostgreSQL": (find_postgres, "postgresql"),
    "Chromium": (find_chromium, "chromium-headless-shell fonts-noto-color-emoji"),
    "strace": (find_strace, "strace"),
    "gcc": (find_gcc, "gcc libc6-dev"),
    "ffmpeg": (find_ffmpeg, "ffmpeg"),
}


def missing() -> list[str]:
    return [name for name, (find, _) in PROGRAMS.items() if find() is None]


def installer(names: list[str]) -> list[str]:
    """The two commands that bring these programs, as a user who may call them writes them."""
    packages = " ".join(PROGRAMS[name][1] for name in names)
    options = "-y --no-install-recommends -o DPkg::Lock::Timeout=300"
    return ["apt-get update", f"env DEBIAN_FRONTEND=noninteractive apt-get install {options} {packages}"]


def prefix() -> str | None:
    """What to put before a command to run it as root: nothing, `sudo -n `, or None if there is no way."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ""
    sudo = shutil.which("sudo")
    allowed = sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    return "sudo -n " if allowed else None


def main() -> int:
    """Install what is missing if that is allowed; otherwise say how. Returns the exit code."""
    names = missing()
    if not names:
        return 0
    if skipping():
        print(f"{SKIP} is set: tests that need {', '.join(names)} are skipped.")
        return 0
    commands, start = installer(names), prefix()
    if start is not None:
        print(f"Installing {', '.join(names)}", flush=True)
        if all(subprocess.run((start + line).split(), check=False).returncode == 0 for line in commands):
            names = missing()
    if names:
        print(f"Missing: {', '.join(names)}. On Debian or Ubuntu install them with\n")
        print(*(f"    sudo {line}" for line in commands), sep="\n")
        print(f"\nor run without them: {SKIP}=1 make test")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main())
