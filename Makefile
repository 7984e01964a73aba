# Everything a newcomer needs: `make demo` and `make test` set themselves up. Only Python ≥ 3.11 with venv is required.

PYTHON ?= python3
PIP_FLAGS ?=
BIN := .venv/bin
STAMP := .venv/.setup-stamp
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint bench quality run image-test locks

help:  ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 18

# An environment that was copied or moved along with its folder points at the old place: it is made anew.
ifneq ($(shell cat $(STAMP) 2>/dev/null),$(CURDIR))
.PHONY: $(STAMP)
endif

setup: $(STAMP)  ## Make .venv with communique in it (done once; the others do it too)
	@echo "Ready: .venv has everything, and the command is $(BIN)/communique."

$(STAMP): requirements-dev.lock pyproject.toml
	@command -v "$(PYTHON)" >/dev/null || { echo "Python is not installed: install Python 3.11 or newer (Debian, Ubuntu: sudo apt install python3 python3-venv), or name it: make PYTHON=/path/to/python3 setup." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed and this is $$("$(PYTHON)" --version 2>&1): install one and name it, as in: make PYTHON=python3.12 setup." >&2; exit 1; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { echo "This Python cannot make environments: install its venv package (Debian, Ubuntu: sudo apt install python3-venv)." >&2; exit 1; }
	@echo "Setting up .venv from requirements-dev.lock: about a minute, once."
	@if test -e $(STAMP) && test "$$(cat $(STAMP))" != "$(CURDIR)"; then rm -rf .venv; fi
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || "$(PYTHON)" -m venv --clear .venv
	@$(BIN)/python -m pip install -qq $(PIP_FLAGS) --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@printf '%s\n' "$(CURDIR)" > $(STAMP)

demo: $(STAMP)  ## Read the packaged articles and print a digest and a country's answer
	@$(BIN)/python -m bot demo

# A process for each core, four at most: each takes about a gigabyte. A file's tests stay together.
test: $(STAMP)  ## Run the tests
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

lint: $(STAMP)  ## Check style, types and layers
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports --no-logo

bench: $(STAMP)  ## Print the measurements
	@$(BIN)/python -m bench

quality: $(STAMP)  ## Print how much is extracted, and how truly
	@$(BIN)/python -m bench.quality

run: $(STAMP)  ## Run the bot with config.toml until Ctrl-C
	@$(BIN)/python -m bot run

image-test:  ## Build the container image and try it (needs docker or buildah)
	@container/image-test

# For whoever changes a dependency: needs uv on the PATH, which nothing else here does.
locks:  ## Pin the dependencies again
	@uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --output-file requirements.lock pyproject.toml
	@uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --group dev --constraints requirements.lock --output-file requirements-dev.lock pyproject.toml
	@uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --group build --constraints requirements-dev.lock --output-file requirements-build.lock
