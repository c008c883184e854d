#!/usr/bin/env bash
# Runs every test: the rooms without a C compiler, the rest with a virtual
# display. Anything that fails ends it.
set -euo pipefail

tags="-tags migrated_fynedo"
export GOFLAGS="${GOFLAGS:+$GOFLAGS }-mod=readonly"

say() { printf '\n== %s\n' "$*"; }

# What imports Fyne's driver, and so needs cgo, is main alone.
rooms=$(go list ./... | grep -v '^casebound$')
headless=$(go list ./... | grep -E '^casebound/(notebook|storage|app/task|app/session|app/cli)(/|$)')

say "formatting"
unformatted=$(gofmt -l $(git ls-files '*.go'))
if [ -n "$unformatted" ]; then
	echo "gofmt would change: $unformatted"
	exit 1
fi

say "vet, on three systems"
CGO_ENABLED=0 go vet $tags $rooms
for os in windows darwin; do
	CGO_ENABLED=0 GOOS=$os go vet $headless
done

say "tests without a window"
CGO_ENABLED=0 go test $tags -timeout 30m $rooms

say "tests with the race detector"
CGO_ENABLED=1 go test -race -short -timeout 30m $tags ./app/task ./app/session ./storage

say "tests of the real window"
.ci/display.sh go test $tags -timeout 30m -count=1 .
