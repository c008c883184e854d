#!/usr/bin/env bash
# Installs the system packages that building, running or testing needs, after
# saying which. Does nothing when all are there.
#
#   .ci/packages.sh run     to build and open the window
#   .ci/packages.sh test    the same, and a virtual display with its tools
set -euo pipefail

purpose=${1:-run}

say() { printf 'casebound: %s\n' "$*"; }

case "$(uname -s)" in
Linux) ;;
Darwin)
	if ! xcode-select -p >/dev/null 2>&1; then
		say "installing Apple's command line tools (the C compiler), as xcode-select does; run make again when it is done"
		xcode-select --install
		exit 1
	fi
	exit 0
	;;
*)
	say "on this system install Go and a C compiler by hand; README.md tells how"
	exit 0
	;;
esac

apt_build="gcc libc6-dev pkg-config libwayland-dev libxkbcommon-dev libgl-dev libxrandr-dev libxcursor-dev libxi-dev libxinerama-dev libxxf86vm-dev libgl1 libwayland-client0"
apt_test="xvfb xdotool x11-utils imagemagick strace dbus util-linux"
dnf_build="gcc pkgconf-pkg-config wayland-devel libxkbcommon-devel mesa-libGL-devel libXrandr-devel libXcursor-devel libXi-devel libXinerama-devel libXxf86vm-devel"
dnf_test="xorg-x11-server-Xvfb xdotool xorg-x11-utils ImageMagick strace dbus-daemon util-linux"
pacman_build="gcc pkgconf wayland libxkbcommon mesa libxrandr libxcursor libxi libxinerama libxxf86vm"
pacman_test="xorg-server-xvfb xdotool xorg-xprop imagemagick strace dbus util-linux"

wanted() { if [ "$purpose" = test ]; then echo "$1 $2"; else echo "$1"; fi; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# missing LIST TEST...: the packages of the list for which the test fails.
missing() {
	local list=$1 p
	shift
	for p in $list; do "$@" "$p" >/dev/null 2>&1 || printf '%s ' "$p"; done
}

deb_there() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

if command -v apt-get >/dev/null; then
	need=$(missing "$(wanted "$apt_build" "$apt_test")" deb_there)
	install() {
		as_root apt-get update -qq
		# shellcheck disable=SC2086
		as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $need >/dev/null
	}
elif command -v dnf >/dev/null; then
	need=$(missing "$(wanted "$dnf_build" "$dnf_test")" rpm -q)
	# shellcheck disable=SC2086
	install() { as_root dnf install -y -q $need; }
elif command -v pacman >/dev/null; then
	need=$(missing "$(wanted "$pacman_build" "$pacman_test")" pacman -Q)
	# shellcheck disable=SC2086
	install() { as_root pacman -S --needed --noconfirm $need; }
else
	say "no apt-get, dnf or pacman here: install these, by whatever name, yourself: $apt_build"
	exit 0
fi

if [ -z "${need// /}" ]; then
	say "all system packages are there"
	exit 0
fi
say "installing system packages: $need"
install
