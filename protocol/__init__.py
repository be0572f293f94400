"""The wire of Feierabend: commands, replies, pushes, errors, limits and their encodings.

Imports nothing else of the project, so that a client can be written from this package alone.
docs/protocol.md and web_client/src/wire are generated from it: `python -m protocol.generate`.
"""

LEVEL = 9
"""Protocol level. Every addition raises it; nothing is ever taken away or given another meaning."""

SUBPROTOCOL_MSGPACK = "feierabend.1.msgpack"
SUBPROTOCOL_JSON = "feierabend.1.json"
