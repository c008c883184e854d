#!/usr/bin/env bash
# Cuts the power, as far as one computer can: the notebook lies on an ext4 image
# behind a loop device, the process that works on it is stopped at some moment,
# and the image as it is on the disk (without what the system still held back)
# is copied, mounted and judged. Needs root.
#
#   storage/powercut.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."
rounds="${1:-20}"
work="$(mktemp -d)"
mkdir "$work/a" "$work/b"
trap 'umount -q "$work/a" "$work/b" 2>/dev/null || true; rm -rf "$work"' EXIT
CGO_ENABLED=0 go test -c -o "$work/child" ./storage

child() { # JOB DIR FROM
	CASEBOUND_STORAGE_CHILD="$(printf '%s\x1f%s\x1f%s\x1f\x1f0' "$1" "$2" "$3")" "$work/child" -test.run='^$'
}

acknowledged=0 failed=0
for round in $(seq "$rounds"); do
	rm -f "$work/a.img"
	truncate -s 600M "$work/a.img"
	mkfs.ext4 -q -F -E lazy_itable_init=1 "$work/a.img"
	mount -o loop "$work/a.img" "$work/a"
	CASEBOUND_STORAGE_CHILD="$(printf 'work\x1f%s\x1f1\x1f\x1f0' "$work/a/notebook")" "$work/child" -test.run='^$' >"$work/out" &
	worker=$!
	sleep "$(awk -v r="$RANDOM" 'BEGIN { print 0.3 + r / 32768 * 2 }')"
	kill -STOP "$worker"
	last="$(awk '$1 == "A" { n = $2 } END { print n + 0 }' "$work/out")"
	cp --sparse=always "$work/a.img" "$work/b.img"
	kill -KILL "$worker"
	wait "$worker" 2>/dev/null || true
	umount "$work/a"
	mount -o loop "$work/b.img" "$work/b"
	if verdict="$(child judge "$work/b/notebook" "$last" 2>&1)"; then
		acknowledged=$((acknowledged + last))
	else
		failed=$((failed + 1))
		echo "round $round, $last acknowledged: $verdict"
	fi
	umount "$work/b"
done
echo "$rounds power cuts, $acknowledged deeds acknowledged, $failed rounds with something lost or half"
[ "$failed" = 0 ]
