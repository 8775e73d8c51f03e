VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
MINUTES ?= 10
RUNS ?= 20

.PHONY: help demo test lint bench damaged fuzz screenshots evaluate ablation train clean
.DELETE_ON_ERROR:

help:
	@echo "make demo      read the sample papers and show what is in them"
	@echo "make test      run the tests"
	@echo "make lint      ruff, mypy --strict, and known faults of what is installed"
	@echo "make evaluate  score the tool on papers of fictional councils, beside a baseline"
	@echo "make ablation  what the rules, the trained models and both are worth"
	@echo "make train     make the trained models again"
	@echo "make screenshots  the pictures of the pages in README and docs (needs chromium)"
	@echo "make damaged   what becomes of hundreds of damaged files"
	@echo "make fuzz      every reader and parser on damaged input, MINUTES=10 each"
	@echo "make bench     speed and memory beside other readers, kills, harvests, answers; some 20 minutes."
	@echo "               RUNS=20 runs are killed; PAGES=30000 reads that many pages besides (an hour)"

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(STAMP)-%: setup.cfg pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[$*]"
	@touch $@

demo: $(STAMP)-sample
	@$(BIN)/python -m corpus.demo

test: $(STAMP)-test
	$(BIN)/python -m pytest -n auto $(ARGS)

lint: $(STAMP)-test $(STAMP)-lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m evaluation.audit

evaluate: $(STAMP)-sample $(STAMP)-bench
	@$(BIN)/python -m evaluation $(ARGS)
	@$(BIN)/python -m evaluation.linked

ablation: $(STAMP)-sample
	@$(BIN)/python -m evaluation.ablation

train: $(STAMP)-sample
	@$(BIN)/committee-papers train

bench: $(STAMP)-sample $(STAMP)-bench
	@$(BIN)/python -m evaluation.bench $(ARGS)
	@$(BIN)/python -m evaluation.link_bench
	@$(BIN)/python -m evaluation.answer_bench
	@$(BIN)/python -m evaluation.batch_bench
	@$(if $(PAGES),$(BIN)/python -m evaluation.batch_bench --steady --pages $(PAGES))
	@$(BIN)/python -m evaluation.kills --runs $(RUNS)
	@$(BIN)/python -m evaluation.harvests
	@$(BIN)/python -m evaluation.web_bench

damaged: $(STAMP)-sample
	@$(BIN)/python -m evaluation.damaged $(ARGS)

fuzz: $(STAMP)-fuzz
	@$(BIN)/python -m evaluation.fuzz --minutes $(MINUTES) $(ARGS)

screenshots: $(STAMP)-test
	@$(BIN)/python -m evaluation.screenshots

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
