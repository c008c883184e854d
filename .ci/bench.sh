#!/usr/bin/env bash
# Prints one measured figure a line: area.case.metric<TAB>value<TAB>unit.
#
#   .ci/bench.sh [AREA]      reader finder search extract timeline storage versions
set -euo pipefail

declare -A where=(
	[reader]="./widgets ./widgets/typeset ./widgets/glyph"
	[finder]="./notebook/finder"
	[search]="./notebook/search ./app/cli"
	[extract]="./notebook/extract/..."
	[timeline]="./notebook/timeline"
	[storage]="./storage"
	[versions]="./notebook/anchor ./app/session"
)
# Of a package that measures more than one area, what belongs to this one.
declare -A which=(
	[versions]="Align|Locate|Hostile|Differences|Trial|Captures|Large|Library|LinkStep|Compare"
)
order="reader finder search extract timeline storage versions"

# Other name taggers on the tenth of the project's own labelled texts that no
# model was trained on; they are fetched, and left out where that cannot be.
peers_extract() {
	local work
	work=$(mktemp -d)
	go run ./docs/score/ner -sets hand -write "$work" >/dev/null
	(cd "$work" && npm install --no-audit --no-fund compromise@14.17.0 >/dev/null 2>&1) || echo "compromise cannot be fetched" >&2
	local node=()
	[ -d "$work/node_modules/compromise" ] && node=(-compromise "$work")
	(cd docs/score/peers-names && go run . -in "$work" "${node[@]}") || echo "prose cannot be fetched" >&2
	rm -rf "$work"
	peers_times
}

# Other finders of dates, on the sentences the project tests its own with.
peers_times() {
	local cases
	cases=$(mktemp)
	go run ./docs/score/timex -cases notebook/extract/when/testdata/english.txt >"$cases"
	(cd docs/score/peers-timex && go run . -in "$cases") || echo "go-dateparser and when cannot be fetched" >&2
	rm -f "$cases"
}

# The finder and the search beside others on the same cases and texts.
peers_finder() {
	(cd docs/score/peers && go run . -area finder) || echo "the finder's peers cannot be fetched" >&2
}

peers_search() {
	(cd docs/score/peers && go run . -area search) || echo "the search's peers cannot be fetched" >&2
}

for area in ${1:-$order}; do
	if [ -z "${where[$area]:-}" ]; then
		echo "there is no area $area: $order" >&2
		exit 2
	fi
	# shellcheck disable=SC2086
	CGO_ENABLED=0 go test -tags migrated_fynedo -run '^$' -bench "${which[$area]:-.}" -benchtime "${BENCHTIME:-1s}" -timeout 60m ${where[$area]} |
		awk -v area="$area" '
			/^Benchmark/ {
				name = $1
				sub(/^Benchmark/, "", name); sub(/-[0-9]+$/, "", name); gsub("/", ".", name); gsub(/ /, "_", name)
				for (i = 3; i < NF; i += 2) {
					unit = $(i + 1); metric = unit
					gsub("/", "_per_", metric)
					printf "%s.%s.%s\t%s\t%s\n", area, name, metric, $i, unit
				}
				next
			}
			/^(FAIL|panic|---)/ { print > "/dev/stderr"; bad = 1 }
			END { exit bad }'
	if declare -F "peers_$area" >/dev/null; then "peers_$area"; fi
done
