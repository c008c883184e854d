#!/usr/bin/env bash
# The long kill and damage tests; prints their table. Takes hours: CASEBOUND_SOAK_MINUTES ends it earlier.
set -euo pipefail
CASEBOUND_SOAK="${CASEBOUND_SOAK:-20}" CGO_ENABLED=0 go test -count=1 -timeout 12h -parallel 8 -v -run "Kill|Damage|Fault|FullDisk|ReadOnly|Vanishes|Backwards|Second|SizeLimit|FailedFlush|JournalThatCannot|BrokeDown|Synchronised|NetworkFolder|AnotherComputer" ./storage
