# Everything runs from here: `make help` says what there is.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/ready-to-run
TEST_READY := $(VENV)/ready-to-test
# pip fills the environment from outside, so Debian's python3-venv is not needed.
INSTALL := $(PYTHON) -m pip --disable-pip-version-check --python $(BIN)/python install --quiet --require-hashes

.DEFAULT_GOAL := help
.PHONY: help run test check fast bench format lock chromium clean

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: $(RUN_READY) ## Set everything up and serve the dashboard on 127.0.0.1 (PORT=8501)
	@$(BIN)/python -m incidents samples --if-new
	@echo "Open http://127.0.0.1:$(PORT) - stop with Ctrl+C"
	@$(BIN)/streamlit run dashboard.py --server.port $(PORT)

test: check fast chromium ## Set everything up, then lint, types and every test, of what reads articles also as source
	$(BIN)/python -m pytest
	INCIDENTS_COMPILED=no $(BIN)/python -m pytest tests/test_extraction_*.py tests/test_geo_*.py

check: $(TEST_READY) ## Lint, formatting and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fast: $(TEST_READY) ## Compile what reads articles: two to three times as many a second
	@echo "Compiling what reads articles, where it changed: some two minutes"
	@$(BIN)/python -m incidents.compiling

bench: fast chromium ## Print the benchmark table
	$(BIN)/python -m benchmarks

format: $(TEST_READY) ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(TEST_READY) ## Pin every version with its hash again
	$(PYTHON) -m pip --python $(BIN)/python install --quiet uv
	$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --python-version 3.11 --no-header requirements.txt -o requirements.lock
	$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --python-version 3.11 --no-header requirements-dev.txt -c requirements.lock -o requirements-dev.lock

chromium:
	@./tests/bring_chromium

clean: ## Remove the environment and what was built; the database stays
	rm -rf $(VENV) build data/gazetteer/built .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) and "Incident Atlas needs Python 3.11; this is %d.%d. Name one: make PYTHON=python3.11" % sys.version_info[:2])'
	@$(PYTHON) -m venv --without-pip $(VENV)

$(RUN_READY): $(BIN)/python requirements.lock
	@echo "Setting up: the libraries come from your package index, about 150 MB the first time"
	@$(INSTALL) -r requirements.lock
	@touch $@

$(TEST_READY): $(BIN)/python requirements-dev.lock
	@echo "Setting up the test tools"
	@$(INSTALL) -r requirements-dev.lock
	@touch $@ $(RUN_READY)
