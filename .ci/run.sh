#!/usr/bin/env bash
# Opens the window on a notebook, or paints it where there is no display.
#
#   .ci/run.sh BINARY [NOTEBOOK]
set -euo pipefail

binary=$1
notebook=${2:-}

has_display() {
	case "$(uname -s)" in
	Linux) [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] ;;
	*) true ;;
	esac
}

if has_display; then
	exec "$binary" ${notebook:+"$notebook"}
fi

picture=$PWD/build/casebound.png
echo "casebound: there is no display here, so the window is painted to a picture instead"
mkdir -p build
"$binary" snapshot "${notebook:-build/first-notebook}" -o "$picture" >/dev/null
echo "$picture"
