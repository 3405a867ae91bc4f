# Everything a contributor runs. `make` alone prints this help.
.DEFAULT_GOAL := help
SHELL := /bin/bash
MAKEFLAGS += --no-print-directory
# Tests start hundreds of processes: what one has compiled, the next need not.
unexport PYTHONDONTWRITEBYTECODE

# The first interpreter that is new enough and can make virtual environments; override with PYTHON=...
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# One more than there are cores: tests wait for browsers, mail and children.
JOBS ?= $(shell expr $$(nproc 2>/dev/null || echo 2) + 1)

.PHONY: help setup demo serve test test-all eval eval-redrawn eval-sealed fuzz bench lint format requirements clean

help: ## Print this list
	@echo "make demo and make test do everything on a fresh machine (Python 3.11, git, make)."
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

setup: $(READY) ## Make .venv and install what requirements/dev.txt pins

$(READY): requirements/dev.txt pyproject.toml scripts/install.sh
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with venv is needed; name it: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@scripts/install.sh $(BIN)/python --require-hashes -r requirements/dev.txt
	@scripts/install.sh $(BIN)/python --no-deps --no-build-isolation -e .
	@$(BIN)/python scripts/prepare.py
	@touch $@

demo: $(READY) ## Check the example bundles and print the verdicts
	@$(BIN)/poedesk demo

serve: $(READY) ## Run the desk on http://127.0.0.1:8000, its data in poedesk-data
	@$(BIN)/poedesk serve

test: lint ## Lint, type-check, check the layers, run the tests
	@scripts/programs.sh
	$(BIN)/pytest -n $(JOBS) --dist worksteal

VIEWERS := .venv-viewers
test-all: lint ## The same with ten times as many property cases, our forms in pdf.js and LibreOffice, the desk by keyboard
	@scripts/programs.sh
	@scripts/viewers.sh $(BIN)/python $(VIEWERS)
	HYPOTHESIS_PROFILE=thorough $(BIN)/pytest -n $(JOBS) --dist worksteal
	$(BIN)/pytest tests/viewers tests/journeys

eval: $(READY) ## Measure accuracy on our labelled set; also on other documents: DATA=DIR; more: ARGS=--help
	@$(BIN)/python -m eval $(if $(DATA),--data $(DATA)) $(ARGS)

eval-redrawn: $(READY) ## What is lost when good proofs are drawn in other layouts (Chromium, LibreOffice); ARGS=--help
	@$(BIN)/python -m eval.redrawn $(ARGS)

eval-sealed: $(READY) ## Measure accuracy on the sealed third, in counts alone: only when an issue closes
	@$(BIN)/python -m eval --sealed

fuzz: $(READY) ## Damage files for MINUTES (30) and name what a reader did not take well; DATA=FOLDER adds files
	$(BIN)/python tests/properties/fuzzing/fuzz.py --minutes $(or $(MINUTES),30) examples $(DATA)

PEERS := .venv-bench
OPENVINO := .venv-openvino
bench: $(READY) ## Time poedesk beside floors and peers, in environments of their own, and write docs/performance.md
	@test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	@scripts/install.sh $(PEERS)/bin/python --require-hashes -r requirements/bench.txt
	@test -x $(OPENVINO)/bin/python || $(PYTHON) -m venv $(OPENVINO)
	@scripts/install.sh $(OPENVINO)/bin/python --require-hashes -r requirements/openvino.txt
	@$(BIN)/python scripts/prepare.py
	$(BIN)/python tests/performance/bench.py --peers $(PEERS)/bin/python --openvino $(OPENVINO)/bin/python --write

lint: $(READY) ## Only the checks that need no test run
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(READY) ## Format the sources and fix what can be fixed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

requirements: ## Pin requirements/*.in again (needs uv); no index address is written
	cd requirements && for name in run ocr openvino dev bench viewers; do \
		uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
			--no-emit-index-url --no-emit-find-links --upgrade $$name.in --output-file $$name.txt; done

clean: ## Remove .venv, caches and build results
	rm -rf $(VENV) $(PEERS) $(OPENVINO) $(VIEWERS) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist build
	rm -f src/poedesk/kernel/prepared.cpython-* src/poedesk/desk/config/keeping/empty-*.sqlite
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
