# make audit   the main job on the project's own claims, offline; leaves tables/ as committed
# make test    every test
# make docs    the documentation, in site/
# make lint    ruff and mypy        make bench   timings        make accuracy   accuracy on every set
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: audit test lint docs bench accuracy clean

audit: $(VENV)/installed-base
	$(BIN)/evidaudit audit --claims tables/claims.csv --bib references.bib \
		--evidence tables/evidence.csv --offline --fail-on never --out tables

test: $(VENV)/installed-test
	$(BIN)/python -m pytest

lint: $(VENV)/installed-lint
	$(BIN)/ruff check evidaudit tests benchmarks docs
	$(BIN)/mypy

docs: $(VENV)/installed-docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict -f docs/mkdocs.yml

bench: $(VENV)/installed-test
	$(BIN)/python -m benchmarks

accuracy: $(VENV)/installed-test
	$(BIN)/python -m benchmarks.accuracy

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip

$(VENV)/installed-base: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-test: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all,test]'
	@touch $@ $(VENV)/installed-base

$(VENV)/installed-lint: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all,test,lint]'
	@touch $@

$(VENV)/installed-docs: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
