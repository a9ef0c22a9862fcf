# Sitegen: `make site` builds the site, `make test` proves it. `make help` lists the rest.
PYTHON ?= python3
PORT ?= 8000
TYPESCRIPT := 7.0.2
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Every file is checked against its hash. --no-deps: argostranslate asks for torch, see
# docs/dependencies.md; the pins are complete without it.
INSTALL := $(PIP) install --require-hashes --no-deps --no-build-isolation

.DEFAULT_GOAL := site
.PHONY: site test lint format serve pins clean help

site: .venv/site ## build the site into build/
	@$(BIN)/sitegen build

test: .venv/dev lint ## lint, types, unit tests and browser tests
	@sh tests/install-chromium
	@$(BIN)/pytest

lint: .venv/dev ## ruff and mypy; where npm is installed, the types of the scripts too
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@! command -v npx >/dev/null || npx --yes --package=typescript@$(TYPESCRIPT) tsc -p jsconfig.json

format: .venv/dev ## put the source in order
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format .

serve: site ## build, then serve build/ on http://127.0.0.1:8000/ (PORT=… for another port)
	@echo "Serving on http://127.0.0.1:$(PORT)/ (Ctrl-C stops)"
	@$(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory build

pins: .venv/site ## take the newest versions into requirements.txt and requirements/
	@$(PIP) install uv
	@cd requirements && for name in build runtime dev; do \
	  out=$$name.txt; [ $$name = runtime ] && out=../requirements.txt; \
	  ../$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-annotate --no-header --overrides overrides.txt $$name.in -o $$out; \
	done

clean: ## remove build/ and .venv/
	@rm -rf build .venv

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Sitegen needs Python 3.11 or newer; name one with make PYTHON=python3.12"; exit 1; }
	@echo "Making .venv …"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/site: .venv/made requirements.txt requirements/build.txt pyproject.toml
	@echo "Installing the pinned packages …"
	@$(INSTALL) -r requirements/build.txt
	@$(INSTALL) -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/site requirements/dev.txt
	@echo "Installing the pinned development tools …"
	@$(INSTALL) -r requirements/dev.txt
	@touch $@
