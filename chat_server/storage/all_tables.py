"""All tables: importing this fills `metadata`. The same definitions serve SQLite and PostgreSQL; migrations create
exactly these.

Keys of type integer never leave the server: on the wire a person, chat or account is its `pid`. Times (`at`,
`..._at`) are milliseconds since 1970-01-01 UTC. A subject's tables are found in its `tables.py`, or beside its queries
where it is one module.
"""

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

from chat_server import storage
from chat_server.storage.core.schema import metadata as metadata

for _subject in iter_modules(storage.__path__, f"{storage.__name__}."):
    _module = f"{_subject.name}.tables" if _subject.ispkg else _subject.name
    if find_spec(_module) is not None:
        import_module(_module)
