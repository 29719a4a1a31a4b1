# Each target does all of its own set-up and can be run again at any time.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
TORCH := torch==2.13.0

.DEFAULT_GOAL := help

help:  ## Say what each target does
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.installed  ## Install everything, take in the sample files, start the web server
	$(BIN)/kb demo

test: $(VENV)/.installed-dev  ## Install what tests need; check format, lint and types; run every test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2

# The pinned processor build of torch comes first: an open range would bring gigabytes for graphics cards.
$(VENV)/.installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet $(TORCH)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	touch $@

docs: $(VENV)/.installed-dev  ## Write the pages that are generated from the code
	$(BIN)/python -m command_line.docs

clean:  ## Remove the virtual environment and the demo's data
	rm -rf $(VENV) demo-data

.PHONY: help demo test docs clean
