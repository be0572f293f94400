"""The process that looks at one file: `python -I -m chat_server.gateways.inspection.child SOURCE FOLDER FFMPEG`.

FFMPEG is the path of that program, or empty where there is none.

It limits itself before it imports a decoder, writes what it makes into FOLDER, and says what it found in one line of
JSON. What it cannot do within its limits ends it; the server takes that for a refusal.
"""

import hashlib
import json
import os
import resource
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from chat_server.domain.files.inspected import FileRefused, Inspected

if TYPE_CHECKING:
    from chat_server.gateways.inspection.signatures import Signature

NICENESS = 10
"""Chats go on while files are looked at."""

MEMORY = 1_500_000_000
"""Bytes of address space."""

SECONDS = 30
"""Of processor time."""

LARGEST_MADE = 500_000_000
"""Bytes of one file that is written."""


def limit_self() -> None:
    """From now on this process ends rather than take more than its share, and lets all others go first."""
    os.nice(NICENESS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_MADE, LARGEST_MADE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def inspect(source: Path, folder: Path, ffmpeg: str) -> Inspected:
    """What a file is; its form without metadata and its views are in `folder` then. Raises FileRefused."""
    from chat_server.gateways.inspection.signatures import HEAD, OTHER, is_program, signature_of  # noqa: PLC0415

    with source.open("rb") as file:
        head = file.read(HEAD)
        if not head:
            raise FileRefused("empty")
        if is_program(head, file):
            raise FileRefused("program")
    signature = signature_of(head)
    if signature is not None and signature.kind == "picture":
        try:
            return _picture(source, folder, signature)
        except FileRefused as refused:
            if not signature.as_sent or refused.reason == "disk_full":
                raise
            signature = None
    if signature is None:
        return _described(source, kind="other", type=OTHER, endings=())
    if signature.kind == "audio" and ffmpeg:
        return _sound(source, folder, signature, ffmpeg)
    views = ("small",) if signature.kind == "pdf" and _draw_first_page(source, folder) else ()
    return _described(
        source, kind=signature.kind, type=signature.type, endings=signature.endings, views=views
    )


def _picture(source: Path, folder: Path, signature: "Signature") -> Inspected:
    from chat_server.gateways.inspection.pictures import VIEWS, rewrite  # noqa: PLC0415
    from chat_server.gateways.inspection.signatures import SIGNATURES  # noqa: PLC0415

    made = rewrite(source, signature.type, folder / "cleaned", {name: folder / name for name in VIEWS})
    endings = next(one.endings for one in SIGNATURES if one.type == made.type)
    return _described(
        folder / "cleaned",
        kind="picture",
        type=made.type,
        endings=endings,
        width=made.width,
        height=made.height,
        changed=True,
        views=tuple(VIEWS),
    )


def _sound(source: Path, folder: Path, signature: "Signature", ffmpeg: str) -> Inspected:
    from chat_server.gateways.inspection.sound import listen  # noqa: PLC0415

    heard = listen(source, signature.type, folder, ffmpeg)
    return _described(
        folder / "cleaned" if heard.changed else source,
        kind="audio",
        type=signature.type,
        endings=signature.endings,
        changed=heard.changed,
        views=("playable",) if heard.playable else (),
        sound=heard.sound,
    )


def _draw_first_page(source: Path, folder: Path) -> bool:
    from chat_server.gateways.inspection.documents import draw_first_page  # noqa: PLC0415

    return draw_first_page(source, folder / "small")


def _described(path: Path, **found: object) -> Inspected:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Inspected(size=path.stat().st_size, sha256=digest, **found)  # type: ignore[arg-type]  # by name


def main(source: str, folder: str, ffmpeg: str) -> None:
    limit_self()
    try:
        said: dict[str, object] = asdict(inspect(Path(source), Path(folder), ffmpeg))
    except FileRefused as refused:
        said = {"reason": refused.reason}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main(*sys.argv[1:])
