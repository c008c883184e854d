#!/usr/bin/env bash
# Says plainly when Go is missing or too old, and installs nothing: Go comes
# from https://go.dev/dl or the system's packages.
set -euo pipefail
want=$(awk '$1 == "go" { print $2 }' go.mod)
if ! command -v go >/dev/null; then
	echo "casebound: Go is not installed. Install Go $want or newer from https://go.dev/dl and run make again." >&2
	exit 1
fi
