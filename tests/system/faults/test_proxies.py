"""The proxies' files in deploy/ are ones that the proxies take, as they stand and for several servers."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.servers.services import short_folder

DEPLOY = Path(__file__).parents[3] / "deploy"
SEVERAL = {
    "Caddyfile": ("reverse_proxy 127.0.0.1:8000 {", "reverse_proxy 127.0.0.1:8001 127.0.0.1:8002 {"),
    "nginx.conf": ("# server 127.0.0.1:8001", "server 127.0.0.1:8001"),
}


def texts(name: str) -> list[str]:
    one = (DEPLOY / name).read_text()
    before, after = SEVERAL[name]
    assert before in one
    return [one, one.replace(before, after)]


@pytest.mark.skipif(shutil.which("caddy") is None, reason="needs caddy")
@pytest.mark.parametrize("several", [False, True])
def test_caddy_takes_its_file(tmp_path: Path, several: bool) -> None:
    file = tmp_path / "Caddyfile"
    file.write_text(texts("Caddyfile")[several])
    taken(["caddy", "validate", "--adapter", "caddyfile", "--config", str(file)], tmp_path)


@pytest.mark.skipif(shutil.which("nginx") is None, reason="needs nginx")
@pytest.mark.parametrize("several", [False, True])
def test_nginx_takes_its_file(several: bool) -> None:
    with short_folder() as folder:
        request = "openssl req -x509 -newkey rsa:2048 -nodes -keyout privkey.pem -out fullchain.pem -subj /CN=x -days 2"
        subprocess.run(request.split(), cwd=folder, check=True, capture_output=True)
        text = texts("nginx.conf")[several].replace("/etc/ssl/feierabend", str(folder))
        main = f"pid {folder}/pid; error_log {folder}/errors; events {{}} http {{ access_log off; {text} }}"
        (folder / "nginx.conf").write_text(main)
        taken(["nginx", "-t", "-c", str(folder / "nginx.conf")], folder)


def taken(command: list[str], folder: Path) -> None:
    env = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
