"""What is generated from the wire: docs/protocol.md, the TypeScript types, the frozen frames."""
