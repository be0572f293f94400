"""What a client knows, and how each push changes it: pure functions for bots, tests and docs/protocol.md.

    state = state_of(client.welcome)
    async for told in client:
        state = apply(state, told) if isinstance(told, Push) else with_welcome(state, told)

An old state and the pushes since are a fresh state. The web client has the same functions in TypeScript
(web_client/src/state), and the recorded runs of tests/frozen hold both to the server.
"""
