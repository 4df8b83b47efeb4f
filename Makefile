# Needs Python 3.11 or newer (with its venv module) and make. Everything else is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/stamp
OLDEST := $(VENV)/oldest-pytest
PIP := $(BIN)/python -m pip --disable-pip-version-check

OUTPUT ?= reports/report.md

.DELETE_ON_ERROR:
.PHONY: audit test report bench lint docs lock help

help:
	@echo 'make audit                          audit examples/ into reports/'
	@echo 'make test                           lint, then all tests'
	@echo 'make report INPUT=... [OUTPUT=...]  audit files or folders into a Markdown report'
	@echo 'make bench                          measure speed and memory'
	@echo 'make lint                           ruff, mypy, import-linter'
	@echo 'make docs                           write docs/rules.md and docs/api.md again'
	@echo 'make lock [UPGRADE=1]               write requirements.lock again, with newer versions of everything if asked'

# The stamp is written last: an install that was interrupted is done again.
$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	touch $@

audit: $(STAMP)
	$(BIN)/consistency audit examples/articles --fail-on never --format markdown --output reports/sample.md \
		--graph reports/sample.graphml --graph reports/sample.graph.json
	@echo 'The report is reports/sample.md; the claim graph is beside it.'

report: $(STAMP)
	@test -n '$(INPUT)' || { echo 'usage: make report INPUT="FILE OR FOLDER..." [OUTPUT=FILE]' >&2; exit 2; }
	$(BIN)/consistency audit $(INPUT) --fail-on never --format markdown --output '$(OUTPUT)'

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(OLDEST)/stamp: tests/plugin/oldest-pytest.lock $(STAMP)
	rm -rf $(OLDEST)
	$(PIP) install --quiet --no-deps --require-hashes --target $(OLDEST) -r tests/plugin/oldest-pytest.lock
	touch $@

test: lint $(OLDEST)/stamp
	$(BIN)/python -m pytest
	PYTHONPATH=$(OLDEST) $(BIN)/python -m pytest tests/plugin

bench: $(STAMP)
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/plugin_cost.py

docs: $(STAMP)
	$(BIN)/python docs/generate.py

# pip-tools lives in a room of its own: it is no part of what it locks.
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --upgrade pip 'pip-tools>=7.4,<8'
	CUSTOM_COMPILE_COMMAND='make lock' build/lock/bin/pip-compile --quiet --strip-extras --allow-unsafe \
		--generate-hashes --extra dev --build-deps-for editable $(if $(UPGRADE),--upgrade) \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--output-file requirements.lock pyproject.toml
