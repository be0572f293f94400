"""Pin every package with its hashes: requirements*.lock and the client's package-lock.json.

Each lock begins with a hash of the dependencies it was made from, so that `--check` tells without a network
whether it is in step with pyproject.toml. Locks name no registry: every client uses the one it is set up for.
"""

import hashlib
import json
import sys
import tomllib

from tools.set_up import CLIENT, LOCKS, ROOT, Unprepared, prepare_node, prepare_uv, prepare_venv, run, uv

WANTED = {
    "run": "pyproject.toml --extra=postgres --extra=s3 --extra=build",
    "dev": f"pyproject.toml --extra=postgres --extra=s3 --extra=build --extra=dev --constraint={LOCKS['run']}",
    "node": "requirements-node.in",
}
FORM = "--universal --python-version=3.11 --generate-hashes --no-header --no-annotate"


def header() -> str:
    """The first line of every lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    inputs = [project["requires-python"], project["dependencies"], project["optional-dependencies"]]
    wanted = json.dumps([*inputs, (ROOT / "requirements-node.in").read_text(), WANTED], sort_keys=True)
    return (
        f"# Made by `make lock` from dependencies with hash {hashlib.sha256(wanted.encode()).hexdigest()}.\n"
    )


def stale() -> list[str]:
    """The lock files that were not made from the dependencies of today."""
    return [name for name in LOCKS.values() if not (ROOT / name).read_text().startswith(header())]


def lock(level: str, upgrade: str) -> None:
    target = ROOT / LOCKS[level]
    uv(f"compile {WANTED[level]} {FORM} {upgrade} -o {target.name}")
    target.write_text(header() + target.read_text())


def main(upgrade: str = "") -> None:
    """Make all locks; `--upgrade` takes newer versions where pyproject.toml and package.json allow them."""
    prepare_venv()
    prepare_uv()
    prepare_node()
    for level in WANTED:
        lock(level, upgrade)
    action = "update" if upgrade else "install"
    run("npm", action, "--package-lock-only", "--omit-lockfile-registry-resolved", cwd=CLIENT)
    run("npm", "ci", "--dry-run", cwd=CLIENT)


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        if names := stale():
            sys.exit(f"Not in step with pyproject.toml: {', '.join(names)}. Run `make lock`.")
    else:
        try:
            main(*sys.argv[1:])
        except Unprepared as reason:
            sys.exit(str(reason))
