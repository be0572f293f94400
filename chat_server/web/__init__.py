"""HTTP: routes, sign-in, the socket, the built client."""
