# make demo   install dragoman in .venv and code the sample articles
# make test   install what the tests need and run every check
# make help   list all targets

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: train help demo test lint types unit gate bench fuzz accuracy docs requirements clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(VENV)/pyvenv.cfg:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml | $(VENV)/pyvenv.cfg
	$(PIP) install --quiet --require-hashes -r requirements/runtime.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime
	$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.runtime ## code the sample articles and print their events
	$(BIN)/dragoman code examples

test: $(VENV)/.dev lint types unit gate ## every check

lint: $(VENV)/.dev ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev ## types
	$(BIN)/mypy

unit: $(VENV)/.dev ## tests
	$(BIN)/python -m pytest -n 2

gate: $(VENV)/.dev ## quality floors
	$(BIN)/python evaluation/gate.py

bench: $(VENV)/.dev ## measure speed beside bare spaCy and write docs/performance.md
	$(BIN)/python bench/bench_coder.py

fuzz: $(VENV)/.dev ## damaged input to each reader, a minute each
	$(BIN)/python bench/bench_readers.py fuzz 60

accuracy: $(VENV)/.dev ## measure accuracy and write docs/accuracy.md
	$(BIN)/python evaluation/accuracy.py

docs: $(VENV)/.dev ## write the generated pages of docs/
	$(BIN)/python scripts/build_docs.py

$(VENV)-train/.ready: requirements/train.txt
	$(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip --disable-pip-version-check install --quiet --no-deps --require-hashes -r requirements/train.txt
	$(VENV)-train/bin/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

train: $(VENV)-train/.ready ## rebuild the judge's weights from training/ (one CPU core, about 20 minutes)
	$(VENV)-train/bin/python -m training.generate --out build/judge
	$(VENV)-train/bin/python -m training.train --data build/judge --out src/dragoman/data/judge
	$(VENV)-train/bin/python -m training.trust --data build/judge --out src/dragoman/data/judge
	$(VENV)-train/bin/python -m training.belief

requirements: ## pin requirements/*.in with hashes (needs uv)
	for n in runtime dev; do uv pip compile --universal --python-version 3.11 --generate-hashes --quiet \
	  --no-header --no-annotate requirements/$$n.in -o requirements/$$n.txt; done

clean: ## remove the virtual environment
	rm -rf $(VENV)
