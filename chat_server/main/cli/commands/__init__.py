"""One module a command of `feierabend`."""
