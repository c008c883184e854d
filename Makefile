# Casebound. `make run` opens the window; `make test` runs every test.
# Both install the system packages they need and say which.

TAGS := migrated_fynedo
NOTEBOOK ?=

.PHONY: run build test bench soak clean

run: build
	@.ci/run.sh build/casebound $(NOTEBOOK)

build:
	@.ci/go.sh
	@.ci/packages.sh run
	@mkdir -p build
	@echo "casebound: building (the first time takes some minutes)"
	@go build -tags $(TAGS) -o build/casebound .

test:
	@.ci/go.sh
	@.ci/packages.sh test
	@.ci/test.sh

# One measured figure a line: area.case.metric, value, unit.
# AREA=reader|finder|search|extract|timeline|storage|versions; all without.
bench:
	@.ci/bench.sh "$(AREA)"

# The long versions of the kill and damage tests.
soak:
	@.ci/soak.sh

clean:
	rm -rf build
