"""Make this folder ready: virtual environment, locked packages, built client; `dev` adds the test tools.

Runs on a bare Python (standard library only), needs no root and does only what is not done yet. Whatever is
installed is checked against the hashes of the lock files.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
CLIENT = ROOT / "web_client"
BUILT = ROOT / "chat_server" / "web" / "static"
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock", "node": "requirements-node.lock"}
OLDEST_NODE = (20, 19)


class Unprepared(Exception):
    """Says what is missing and what to do."""


def environment() -> dict[str, str]:
    """The environment of every tool: what is installed in the virtual environment comes first.

    Compiled modules are kept, whatever the caller prefers: the tests start dozens of servers.
    """
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"UV_HTTP_TIMEOUT": "180", **given, "PATH": path, "VIRTUAL_ENV": str(VENV)}


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    print("+", *(str(part).removeprefix(f"{ROOT}/") for part in command), flush=True)
    try:
        subprocess.run(command, cwd=cwd, env=environment(), check=True)
    except subprocess.CalledProcessError as error:
        raise Unprepared(f"`{' '.join(map(str, command))}` failed; its own message is above.") from error


def uv(arguments: str) -> None:
    run(VENV / "bin" / "uv", "pip", *arguments.split(), "--quiet")


def content_hash(paths: Iterable[Path], *more: str) -> str:
    """One hash of the files' names and contents, whatever their dates."""
    digest = hashlib.sha256(repr(more).encode())
    for path in sorted(paths):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(ROOT)} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def stamped(stamp: Path, *accepted: str) -> bool:
    return stamp.is_file() and stamp.read_text() in accepted


def prepare_venv() -> None:
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], check=False).returncode == 0:
        return
    try:
        run(sys.executable, "-m", "venv", "--clear", VENV)
    except Unprepared as error:
        raise Unprepared(f"{error} On Debian and Ubuntu: apt-get install python3-venv") from error


def prepare_packages(level: str) -> None:
    """Install the locked packages and this project; what `dev` installed is good enough for `run`."""
    marks = {
        name: content_hash([ROOT / LOCKS[name], ROOT / "pyproject.toml"], str(ROOT), name)
        for name in ("run", "dev")
    }
    stamp = VENV / ".installed"
    if stamped(stamp, marks[level], marks["dev"]):
        return
    stamp.unlink(missing_ok=True)
    prepare_uv()
    uv(f"sync --require-hashes {LOCKS[level]}")
    uv("install --no-deps --no-build-isolation --editable .")
    stamp.write_text(marks[level])


def prepare_uv() -> None:
    """Let pip install the one package that installs the others."""
    if (VENV / "bin" / "uv").exists():
        return
    locked = re.search(r"^uv==.*?(?=^\S|\Z)", (ROOT / LOCKS["run"]).read_text(), re.MULTILINE | re.DOTALL)
    if locked is None:
        raise Unprepared(f"{LOCKS['run']} does not name uv: run `make lock`.")
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as requirements:
        requirements.write(locked[0])
        requirements.flush()
        run(PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "-r", requirements.name)


def has_node() -> bool:
    path = environment()["PATH"]
    node = shutil.which("node", path=path)
    if node is None or shutil.which("npm", path=path) is None:
        return False
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    numbers = re.match(r"v(\d+)\.(\d+)", version)
    return numbers is not None and (int(numbers[1]), int(numbers[2])) >= OLDEST_NODE


def prepare_node() -> None:
    if not has_node():
        uv(f"install --require-hashes -r {LOCKS['node']}")
    if not has_node():
        raise Unprepared("The client's build needs Node 20.19 or newer with npm.")


def client_sources() -> list[Path]:
    """What the client is built from: its folder, and the texts that it shares with the server."""
    entries = [entry for entry in CLIENT.iterdir() if entry.name not in {"node_modules", ".stamp"}]
    own = [path for entry in entries for path in (entry, *entry.rglob("*"))]
    shared = [*ROOT.glob("protocol/**/*.json"), *ROOT.glob("chat_server/**/*.json")]
    return [path for path in own + shared if path.is_file() and not path.is_relative_to(BUILT)]


def prepare_client_packages() -> None:
    stamp = CLIENT / "node_modules" / ".installed"
    mark = content_hash([CLIENT / "package.json", CLIENT / "package-lock.json"], str(ROOT))
    if not stamped(stamp, mark):
        run("npm", "ci", "--no-audit", "--no-fund", cwd=CLIENT)
        stamp.write_text(mark)


def prepare_client(level: str) -> None:
    """Build the client if its sources changed; only that, and the tests, need Node."""
    stamp = CLIENT / ".stamp"
    mark = content_hash(client_sources())
    current = stamped(stamp, mark) and (BUILT / "index.html").exists()
    if current and level == "run":
        return
    prepare_node()
    prepare_client_packages()
    if not current:
        run("npm", "run", "build", cwd=CLIENT)
        stamp.write_text(mark)


def main(level: str) -> None:
    """Set up for `run` or `dev`, one process at a time."""
    folder = os.open(ROOT, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    try:
        prepare_venv()
        prepare_packages(level)
        prepare_client(level)
    finally:
        os.close(folder)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Unprepared as reason:
        sys.exit(f"set-up: {reason}")
