#!/usr/bin/env bash
# Runs a command with a display: a virtual one, with a size and a font scale
# that do not depend on the machine.
#
#   .ci/display.sh COMMAND [ARGUMENT...]
set -euo pipefail
export LIBGL_ALWAYS_SOFTWARE=1 FYNE_SCALE=1 LANG=C.UTF-8 GDK_BACKEND=x11
export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent
unset WAYLAND_DISPLAY

XDG_RUNTIME_DIR=$(mktemp -d)
export XDG_RUNTIME_DIR
number=$XDG_RUNTIME_DIR/display
Xvfb -displayfd 3 -screen 0 1600x1000x24 +extension GLX -nolisten tcp 3>"$number" 2>/dev/null &
server=$!
trap 'kill $server 2>/dev/null || true; rm -rf "$XDG_RUNTIME_DIR"' EXIT
for _ in $(seq 100); do
	[ -s "$number" ] && break
	sleep 0.1
done
DISPLAY=:$(cat "$number")
export DISPLAY
"$@"
