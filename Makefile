# Only Python 3.11 and make are needed; everything else is installed into this folder from locks with hashes.
# `make test` alone also looks for Redis, PostgreSQL and Chromium, and calls apt-get for those missing if it may.
PORT ?= 8000
BIN = .venv/bin
START = @python=$$(tools/find-python) && exec "$$python" -m
CLIENT_PATH = PATH="$(CURDIR)/$(BIN):$$PATH"

.DEFAULT_GOAL := help
.PHONY: help run test dev wheel fmt lock upgrade bench soak shots clean

help:  ## print this
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

run:  ## set up, then run the demo on http://localhost:8000 (PORT=... for another port)
	$(START) tools.set_up run
	@exec $(BIN)/feierabend serve --demo --port $(PORT)

test:  ## set up, then every check and test; the last line sums up
	$(START) tools.check

dev:  ## the demo, with the client built again whenever one of its sources changes
	$(START) tools.set_up dev
	@(cd web_client && $(CLIENT_PATH) exec node_modules/.bin/vite build --watch) & \
	trap "kill $$! 2>/dev/null" EXIT INT TERM; $(BIN)/feierabend serve --demo --port $(PORT)

wheel:  ## set up, then build the client and a wheel to install elsewhere, in dist/
	$(START) tools.set_up run
	@rm -f dist/*.whl
	$(BIN)/python -m hatchling build -t wheel

fmt:  ## put all sources into their standard form
	$(START) tools.set_up dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	cd web_client && $(CLIENT_PATH) npm run --silent fmt

lock:  ## pin the dependencies of pyproject.toml and web_client/package.json
	$(START) tools.lock

upgrade:  ## the same, taking newer versions
	$(START) tools.lock --upgrade

bench:  ## measure this machine: the figures of docs/performance.md
	$(START) tools.set_up dev
	$(BIN)/python -m bench

soak:  ## the tests that run for minutes, and a search for what the fixed examples of `make test` do not show
	$(START) tools.set_up dev
	$(BIN)/pytest -m "soak or hypothesis" --hypothesis-profile=search --timeout=0

shots:  ## pictures of every screen, in shots/
	$(START) tools.set_up dev
	$(BIN)/python -m tests.browser.shots shots

clean:  ## remove all that was installed or built; the demo's data in var/ stays
	rm -rf .venv web_client/node_modules web_client/.stamp chat_server/web/static dist build *.egg-info shots \
	    .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage htmlcov
