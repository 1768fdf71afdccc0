# `make help` lists what can be asked for.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV := $(VENV)/.installed-dev

.DEFAULT_GOAL := help

##@ Using it
.PHONY: report
report: $(STAMP) ## set everything up and report the sample corpus into reports/demo
	$(BIN)/yousaid run corpus/sample --out reports/demo --as-of 2026-04-24 --title "Sample: what people told us" || test $$? -eq 1
	@echo "Open reports/demo/index.html"

##@ Working on it
.PHONY: test
test: $(DEV) ## set everything up and run the tests
	$(BIN)/python -m pytest

.PHONY: lint
lint: $(DEV) ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.PHONY: accept
accept: $(DEV) ## write the golden files anew; read the difference before committing it
	$(BIN)/python -m pytest tests/test_golden.py --accept

.PHONY: pictures
pictures: $(DEV) ## take the pictures of the sample report that the README shows; needs chromium
	$(BIN)/python tests/make_pictures.py

.PHONY: bench
bench: $(DEV) ## measure speed and memory as ratios against a reference in the same run
	$(BIN)/python tests/bench.py

.PHONY: constraints
constraints: $(DEV) ## choose newer versions of the libraries
	$(BIN)/uv pip compile --upgrade --quiet --universal --no-emit-index-url --no-header --no-annotate --python-version 3.11 --group dev --extra postgresql --extra parquet pyproject.toml -o constraints.txt

.PHONY: clean
clean: ## remove the virtual environment and what was made
	rm -rf $(VENV) reports/demo .pytest_cache .mypy_cache .ruff_cache .hypothesis

.PHONY: help
help: ## this list
	@awk 'BEGIN {FS = ":.*##"} /^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z-]+:.*##/ {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# uv, not pip: it honours the override in pyproject.toml that keeps several GB of torch out.
$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "yousaid needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet -c constraints.txt -e .
	touch $@

$(DEV): $(STAMP)
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet -c constraints.txt -e .[postgresql] --group dev
	touch $@
