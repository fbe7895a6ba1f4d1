# make run   sets up everything and serves the site
# make test  sets up everything and runs every test
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.run
DEV := $(VENV)/.dev
JOBS ?= 3

.PHONY: setup run test coverage lint bench demo check-content lock clean browser

setup: $(RUN)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Linkage needs Python 3.11 or newer; set PYTHON=/path/to/python3.11."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "Python's venv module is missing; on Debian: apt-get install python3-venv."; exit 1; }

$(RUN): requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt $(RUN)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

run: $(RUN)
	@exec $(BIN)/gunicorn --config gunicorn.conf.py 'app:create_app()'

demo: $(RUN)
	@rm -rf demo-data
	@LINKAGE_DATABASE_URL= LINKAGE_DATA_DIR=demo-data $(BIN)/flask --app app demo
	@LINKAGE_DATABASE_URL= LINKAGE_DATA_DIR=demo-data exec $(BIN)/gunicorn --config gunicorn.conf.py 'app:create_app()'

# libatomic1 is what playwright's driver needs beside the browser.
BROWSER := chromium libatomic1

browser:
	@if ! command -v chromium >/dev/null || ! /sbin/ldconfig -p | grep -q libatomic.so.1; then \
		echo "Installing $(BROWSER) for the browser tests ..."; \
		if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq $(BROWSER) >/dev/null; \
		elif command -v sudo >/dev/null; then sudo apt-get update -qq && sudo apt-get install -y -qq $(BROWSER) >/dev/null; \
		else echo "The browser tests need them; install as root: apt-get install $(BROWSER)"; exit 1; fi; fi

# A worker that waits for its browser leaves the processor to another.
test: $(DEV) browser
	$(BIN)/pytest -n $(JOBS) --dist worksteal $(ARGS)

# Counting lines makes what computes much take three times as long.
coverage: $(DEV) browser
	$(BIN)/pytest -n $(JOBS) --dist worksteal --cov --cov-report=term $(ARGS)

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(DEV)
	$(BIN)/python -m benchmarks

check-content: $(RUN)
	@$(BIN)/flask --app app content check

lock: $(DEV)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf $(VENV) data demo-data .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage* htmlcov .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
