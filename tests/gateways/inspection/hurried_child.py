"""The process that looks at a file, with limits that a test reaches soon: memory, and processor time."""

import sys

from chat_server.gateways.inspection import child, documents

if __name__ == "__main__":
    child.MEMORY = 450_000_000
    child.SECONDS = 1
    documents.SECONDS = 1
    child.main(*sys.argv[1:])
