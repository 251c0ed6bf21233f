# SPDX-License-Identifier: EUPL-1.2
# One command for each thing a developer does. `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
unexport PYTHONDONTWRITEBYTECODE # every process would compile all modules anew: half its start
.PHONY: help run latihan setup test check pytest-sqlite pytest-postgresql lint types contracts checks fmt lock drills crawl bench bench-seed bench-pages bench-services bench-letters bench-attendance bench-opendata bench-training bench-exam gambar panduan adopsi docs clean

# The system's own Python first: installations run on it, and distributions optimise it (a third faster than one built without).
PYTHON ?= $(firstword $(shell for one in /usr/bin/python3 python3; do \
	$$one -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$one; done) python3)
BIN := .venv/bin
UV := $(BIN)/uv
INSTALL := $(UV) pip install --quiet --python $(BIN)/python
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
CORES ?= 2
WORKERS ?= $(shell expr $(CORES) + 1)# a browser, a killed process, a server is waited for: meanwhile another has the core
PYTEST := $(BIN)/pytest -n $(WORKERS) -p no:cacheprovider

BENCH := env -u DATABASE_URL PRAJA_VAR=var/bench PRAJA_REGION_CODE=97.01 PRAJA_DEMO=false PRAJA_REQUIRE_SECOND_FACTOR=false

BENCH_SERVICES := $(subst PRAJA_VAR=var/bench,PRAJA_VAR=var/bench-services,$(BENCH))
BENCH_LETTERS := $(subst PRAJA_VAR=var/bench,PRAJA_VAR=var/bench-letters,$(BENCH))
BENCH_ATTENDANCE := $(subst PRAJA_VAR=var/bench,PRAJA_VAR=var/bench-attendance,$(BENCH))
BENCH_OPENDATA := $(subst PRAJA_VAR=var/bench,PRAJA_VAR=var/bench-opendata,$(BENCH))
BENCH_TRAINING := $(subst PRAJA_VAR=var/bench,PRAJA_VAR=var/bench-training,$(BENCH))
BENCH_FOLDER ?= var/bench-postgres
BENCH_SIZES ?= 1000000
KEPT := $(BENCH) $(BIN)/python tests/postgres.py --durable --keep $(BENCH_FOLDER) --

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- environment: each file below is a stamp, so that a second `make run` starts at once

.venv/.with-uv: requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Praja needs Python 3.11 or later."; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Install the missing part with: sudo apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

.venv/.for-run: .venv/.with-uv requirements/run.txt requirements/build.txt pyproject.toml
	@echo "Installing what Praja needs ..."
	@$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.for-development: .venv/.for-run requirements/dev.txt
	@echo "Installing what the checks and tests need ..."
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

var/praja.env:
	@mkdir -p var
	@printf '%s\n' '# Settings of this installation; docs/reference/settings.md explains each.' \
		'PRAJA_DEMO=true' 'PRAJA_REQUIRE_SECOND_FACTOR=false' 'PRAJA_REGION_CODE=98.71' \
		'PRAJA_SITE_NAME="Pemerintah Kota Tirtamarga"' >> $@

# --- running

run: .venv/.for-run var/praja.env ## make the environment and the demo town, start web server and worker
	@$(BIN)/praja setup
	@exec $(BIN)/praja serve

latihan: .venv/.for-run ## start the practice town beside this installation, with a folder and database of its own
	@exec $(BIN)/praja practice serve

setup: .venv/.for-run ## bring database, translations and static files up to date
	@$(BIN)/praja setup

# --- checking

test: check pytest-postgresql pytest-sqlite ## run every check and every test

check: .venv/.for-development
	@$(MAKE) --no-print-directory --jobs=$(CORES) --output-sync=target types lint contracts checks

lint: .venv/.for-development ## check style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.for-development
	$(BIN)/mypy -p praja

contracts: .venv/.for-development
	$(BIN)/lint-imports

checks: .venv/.for-development
	$(BIN)/praja translations
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check --fail-level WARNING

pytest-postgresql: .venv/.for-development
	$(BIN)/python tests/postgres.py -- $(PYTEST) -m "not one_database"

pytest-sqlite: .venv/.for-development
	env -u DATABASE_URL $(PYTEST)

fmt: .venv/.for-development ## format the code and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

drills: .venv/.for-development ## every real report through import and HTTP, on both databases
	env -u DATABASE_URL PRAJA_DRILLS=1 $(PYTEST) tests/complaints/test_register_import.py tests/complaints/test_real_reports_over_http.py
	PRAJA_DRILLS=1 $(BIN)/python tests/postgres.py -- $(PYTEST) \
		tests/complaints/test_register_import.py tests/complaints/test_real_reports_over_http.py

crawl: .venv/.for-development ## open every page as every role, at every width, in every language
	$(PYTEST) tests/crawl --crawl-all

bench: .venv/.for-development ## measure submissions and pages on SQLite and, where it is there, PostgreSQL
	$(BENCH) $(BIN)/praja setup
	$(BENCH) $(BIN)/praja bench complaints --sizes 10000,100000
	$(BENCH) $(BIN)/python tests/postgres.py --durable -- sh -c \
		"$(BIN)/praja setup && $(BIN)/praja bench complaints --sizes 10000,100000,1000000"

bench-seed: .venv/.for-development ## fill a PostgreSQL cluster that stays: BENCH_FOLDER=... BENCH_SIZES=1000000
	$(KEPT) sh -c "$(BIN)/praja setup && $(BIN)/praja bench complaints --sizes $(BENCH_SIZES) --seconds 0 --no-pages --no-verify"

bench-pages: .venv/.for-development ## measure pages on that cluster
	$(KEPT) sh -c "$(BIN)/praja setup && $(BIN)/praja bench complaints --sizes $(BENCH_SIZES) --seconds 0 --no-verify"

bench-services: .venv/.for-development ## the service matrix and applications, on SQLite and PostgreSQL: BENCH_SIZES=10000,100000
	rm -rf var/bench-services
	$(BENCH_SERVICES) $(BIN)/praja setup
	$(BENCH_SERVICES) $(BIN)/praja bench services --sizes 10000
	$(BENCH_SERVICES) $(BIN)/python tests/postgres.py --durable -- sh -c \
		"$(BIN)/praja setup && $(BIN)/praja bench services --sizes $(BENCH_SIZES)"

bench-letters: .venv/.for-development ## searching among letters and their inbox, on SQLite and PostgreSQL: BENCH_SIZES=20000,1000000
	rm -rf var/bench-letters
	$(BENCH_LETTERS) $(BIN)/praja setup
	$(BENCH_LETTERS) $(BIN)/praja bench letters --sizes 20000
	$(BENCH_LETTERS) $(BIN)/python tests/postgres.py --durable -- sh -c \
		"$(BIN)/praja setup && $(BIN)/praja bench letters --sizes $(BENCH_SIZES)"

bench-attendance: .venv/.for-development ## a morning of 100,000 employees on PostgreSQL, and a month of 10,000 worked out
	rm -rf var/bench-attendance
	$(BENCH_ATTENDANCE) $(BIN)/python tests/postgres.py --durable -- sh -c \
		"$(BIN)/praja setup && $(BIN)/praja bench attendance --out var/bench-attendance/figures.json"

bench-opendata: .venv/.for-development ## rows of open data beside DuckDB, PostgreSQL and what CKAN gave
	rm -rf var/bench-opendata
	$(BENCH_OPENDATA) $(BIN)/python tests/postgres.py --durable -- sh -c \
		"$(BIN)/praja setup && $(BIN)/praja bench opendata --out var/bench-opendata/figures.json"

bench-training: .venv/.for-development ## 1,500 people scan the code of a session within 15 seconds, on SQLite and PostgreSQL
	rm -rf var/bench-training
	$(BENCH_TRAINING) $(BIN)/praja setup
	$(BENCH_TRAINING) $(BIN)/praja bench training-qr --out var/bench-training/figures-sqlite.json
	$(BENCH_TRAINING) $(BIN)/python tests/postgres.py --durable -- sh -c \
		"$(BIN)/praja setup && $(BIN)/praja bench training-qr --out var/bench-training/figures.json"

bench-exam: .venv/.for-development ## 300 people take a test within a minute, on SQLite and PostgreSQL
	rm -rf var/bench-training
	$(BENCH_TRAINING) $(BIN)/praja setup
	$(BENCH_TRAINING) $(BIN)/praja bench training-exam --out var/bench-training/exam-sqlite.json
	$(BENCH_TRAINING) $(BIN)/python tests/postgres.py --durable -- sh -c \
		"$(BIN)/praja setup && $(BIN)/praja bench training-exam --out var/bench-training/exam.json"

gambar: .venv/.for-development ## take the pictures of the manuals in a demo town with a browser
	$(BIN)/python tests/manuals/taking.py --var var/panduan/kota --out var/panduan/gambar

panduan: .venv/.for-run ## make the manual of each role as PDF in var/panduan (pictures: make gambar)
	$(BIN)/praja manuals --out var/panduan --pictures var/panduan/gambar

adopsi: .venv/.for-run ## make the papers for taking Praja into use as DOCX in var/adopsi
	$(BIN)/praja adoption --out var/adopsi

docs: .venv/.for-development ## write docs/reference anew from the code
	$(BIN)/praja docs

lock: .venv/.with-uv ## lock the dependencies with hashes
	$(LOCK) requirements/uv.in -o requirements/uv.txt
	$(LOCK) requirements/dev.in -o requirements/dev.txt
	$(LOCK) requirements/run.in -c requirements/dev.txt -o requirements/run.txt
	$(LOCK) requirements/build.in -c requirements/dev.txt -o requirements/build.txt

clean: ## remove the environment and caches; var/ with its data stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
