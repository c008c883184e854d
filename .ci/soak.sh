#!/usr/bin/env bash
# The long kill and damage tests; prints their table. Takes an hour or so.
set -euo pipefail
CASEBOUND_SOAK="${CASEBOUND_SOAK:-20}" CGO_ENABLED=0 go test -count=1 -timeout 6h -v -run 'Crash|Damage|Kill' ./storage
