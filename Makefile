# Casebound. `make run` opens the window; `make test` runs every test.
# Both install the system packages they need and say which.

TAGS := migrated_fynedo
NOTEBOOK ?=

.PHONY: run build test bench soak clean

run: build
	@scripts/run.sh build/casebound $(NOTEBOOK)

build:
	@scripts/go.sh
	@scripts/packages.sh run
	@mkdir -p build
	@echo "casebound: building (the first time takes some minutes)"
	@go build -tags $(TAGS) -o build/casebound .

test:
	@scripts/go.sh
	@scripts/packages.sh test
	@scripts/test.sh

# One measured figure a line: area.case.metric, value, unit.
# AREA=reader|finder|search|extract|timeline|storage|versions; all without.
bench:
	@scripts/bench.sh "$(AREA)"

# The long versions of the kill and damage tests.
soak:
	@scripts/soak.sh

clean:
	rm -rf build
