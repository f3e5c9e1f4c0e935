# make demo    builds the graph and the pages of the notes in seeds/
# make test    checks the code and runs the tests
# make bench   measures kg beside its peers and writes benchmarks/RESULTS.md (needs Node.js): make bench NOTES=~/notes
# make tools   fetches the readers, the store and the linter of scripts that some tests need (needs Java, Maven and Node.js)
# make clean   removes what these made
#
# PYTHON chooses the Python that makes the environment: make demo PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
TOOLS := .tools
READERS := tests/readers
PEERS := benchmarks/peers
NOTES ?= seeds
PIP = $(VENV)/bin/python -m pip --quiet --disable-pip-version-check

.PHONY: demo test bench tools clean
.DELETE_ON_ERROR:

demo: $(VENV)/.runs
	@$(VENV)/bin/kg build seeds -o exports
	@echo 'Now open exports/index.html in a browser.'

test: $(VENV)/.tests
	@$(VENV)/bin/ruff check
	@$(VENV)/bin/ruff format --check
	@$(VENV)/bin/mypy
	@$(VENV)/bin/pytest --numprocesses 2 --dist loadfile

bench: $(VENV)/.tests $(TOOLS)/peers/.runs $(TOOLS)/triplifier/.runs
	@$(VENV)/bin/python benchmarks/bench.py $(NOTES) --out benchmarks/RESULTS.md

tools: $(TOOLS)/bin/riot $(TOOLS)/bin/fuseki $(TOOLS)/bin/n3 $(TOOLS)/bin/biome

clean:
	@rm -rf $(VENV) $(TOOLS)

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || \
		{ echo 'There is no $(PYTHON): install Python 3.11 or newer, or name one: make PYTHON=…' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "kg needs Python 3.11 or newer, $(PYTHON) is $$($(PYTHON) -V 2>&1): name another: make PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo '$(PYTHON) cannot make environments: on Debian and Ubuntu, apt-get install python3-venv' >&2; exit 1; }
	@echo 'Setting up $(VENV) …'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runs: pyproject.toml | $(VENV)/bin/python
	@echo 'Installing kg and what it needs …'
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.tests: pyproject.toml | $(VENV)/bin/python
	@echo 'Installing kg and what it and its tests need …'
	@$(PIP) install --editable '.[test]'
	@touch $(VENV)/.runs $@

$(TOOLS)/bin/riot: $(READERS)/pom.xml
	@echo 'Fetching Apache Jena …'
	@rm -rf $(TOOLS)/jena && mkdir -p $(TOOLS)/bin
	@mvn --quiet --batch-mode -Dstyle.color=never --file $< dependency:copy-dependencies \
		-DincludeScope=runtime -DoutputDirectory='$(CURDIR)/$(TOOLS)/jena'
	@printf '%s\n' '#!/bin/sh' 'exec java -cp "$${0%/*}/../jena/*" riotcmd.riot "$$@"' >$@
	@chmod +x $@

$(TOOLS)/bin/fuseki: $(TOOLS)/bin/riot
	@printf '%s\n' '#!/bin/sh' \
		'exec java -cp "$${0%/*}/../jena/*" org.apache.jena.fuseki.main.cmds.FusekiMainCmd "$$@"' >$@
	@chmod +x $@

$(TOOLS)/bin/n3: $(READERS)/package.json $(READERS)/n3.mjs
	@echo 'Fetching N3.js …'
	@mkdir -p $(TOOLS)/bin && cp $^ $(TOOLS)
	@npm install --prefix $(TOOLS) --silent --no-audit --no-fund --no-package-lock --ignore-scripts
	@printf '%s\n' '#!/bin/sh' 'exec node "$${0%/*}/../n3.mjs" "$$@"' >$@
	@chmod +x $@

$(TOOLS)/bin/biome: tests/views/package.json
	@echo 'Fetching Biome …'
	@mkdir -p $(TOOLS)/bin $(TOOLS)/biome && cp $< $(TOOLS)/biome
	@npm install --prefix $(TOOLS)/biome --silent --no-audit --no-fund --no-package-lock --ignore-scripts
	@printf '%s\n' '#!/bin/sh' 'exec "$${0%/*}/../biome/node_modules/.bin/biome" "$$@"' >$@
	@chmod +x $@

$(TOOLS)/peers/.runs: $(PEERS)/requirements.txt | $(VENV)/bin/python
	@echo 'Fetching Morph-KGC and maplib …'
	@$(VENV)/bin/python -m venv $(TOOLS)/peers
	@$(TOOLS)/peers/bin/python -m pip --quiet --disable-pip-version-check install --requirement $<
	@touch $@

$(TOOLS)/triplifier/.runs: $(PEERS)/package.json $(PEERS)/triplify.mjs
	@echo 'Fetching vault-triplifier …'
	@mkdir -p $(@D) && cp $^ $(@D)
	@npm install --prefix $(@D) --silent --no-audit --no-fund --no-package-lock --ignore-scripts
	@touch $@
