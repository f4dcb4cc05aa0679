# `make` alone lists the targets. Every target that needs Python sets it up first.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
DATA ?= $(or $(HOIDAP_DATA),var)
PORT ?= $(or $(HOIDAP_PORT),8080)
SOURCE ?=
CASES ?= eval/data/starter.jsonl
RUN := $(DATA)/runs/$(shell date +%Y%m%dT%H%M%S)
# Another index of torch wheels, for example https://download.pytorch.org/whl/cpu
TORCH_INDEX ?=

export HOIDAP_DATA := $(DATA)
export HOIDAP_PORT := $(PORT)

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
# The stamp's name changes with what is pinned, so that set-up runs again exactly when it must.
PINNED := $(shell cat constraints.txt pyproject.toml | cksum | tr ' ' '-')
STAMP := $(VENV)/.installed-$(PINNED)

.DEFAULT_GOAL := help
.PHONY: help setup run ingest index test check bench eval baseline clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(STAMP) ## make the virtual environment and everything in it [TORCH_INDEX=URL]

$(STAMP):
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else None'
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@echo 'Installing the pinned packages into $(VENV); the first time takes some minutes.'
	@$(PIP) -c constraints.txt $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX)) torch==2.13.0
	@$(PIP) -c constraints.txt --editable '.[dev,train,speech,mcp,traces]'
	@rm -f $(VENV)/.installed-*
	@touch $@

run: setup ## serve http://127.0.0.1:PORT, with the sample if DATA has no index [PORT=8080 DATA=var]
	@test -e $(DATA)/generations/CURRENT || $(MAKE) --no-print-directory first-index
	exec $(PY) -m assistant serve

# A store that is there already is not mixed with the sample, unless the sample was begun before.
.PHONY: first-index
first-index:
	@test -e $(DATA)/store.sqlite -a ! -e $(DATA)/.sample || { mkdir -p $(DATA) && touch $(DATA)/.sample \
		&& $(MAKE) --no-print-directory ingest SOURCE=ingest/sample; }
	$(MAKE) --no-print-directory index

ingest: setup ## read official texts into DATA: SOURCE="FOLDER…" [DATA=var]
	@test -n "$(SOURCE)" || { echo 'Name the folders: make ingest SOURCE="FOLDER…"' >&2; exit 2; }
	@$(PY) -m ingest sync $(SOURCE) || { code=$$?; test $$code -eq 3 \
		&& echo "Done, but for the files named above (python -m ingest sync ended with 3)." >&2; }

index: setup ## build the search index of DATA and switch to it [DATA=var]
	$(PY) -m indexes build

test: setup ## run all tests that need no outside server
	$(PY) -m pytest -q

check: setup ## lint, format and types (those of the scripts where `npm ci` was run)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	@test ! -e node_modules/typescript || node node_modules/typescript/bin/tsc --project assistant/widget

bench: setup ## measure speed and memory on DATA, written to eval/bench/results/ [DATA=var]
	$(PY) -m eval.bench

eval: setup ## answer question cases and write an HTML report [CASES="FILE.jsonl…" DATA=var]
	@test -e $(DATA)/generations/CURRENT || $(MAKE) --no-print-directory first-index
	$(PY) -m eval answers --cases $(CASES) --run $(RUN)
	$(PY) -m eval report $(RUN)

baseline: setup ## make the starter set's answers over the sample the accepted run, to be committed
	@folder=$$(mktemp -d) && export HOIDAP_DATA=$$folder && trap "rm -rf $$folder" EXIT \
		&& $(PY) -m ingest sync ingest/sample && $(PY) -m indexes build \
		&& $(PY) -m eval answers --cases eval/data/starter.jsonl --run $$folder/runs/accepted \
		&& $(PY) -m eval accept $$folder/runs/accepted

clean: ## remove what make built (virtual environment, caches), never DATA
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
