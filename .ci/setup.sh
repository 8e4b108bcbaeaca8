#!/usr/bin/env bash
# Installs what .ci/packages.txt names, with Node.js and npm, where this machine lacks it. Sourced by
# ./run and ./check.
# Does nothing, and needs no network, when everything is there.

say() { printf '%s\n' "$*"; }

install_missing() {
  local wanted missing=() package
  wanted=$(grep -vE '^(#|$)' "$(dirname "${BASH_SOURCE[0]}")/packages.txt")
  for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
      missing+=("$package")
  done
  # Node.js comes from Debian or from elsewhere, where its npm would stand in Debian's way: so these
  # two are asked for by their commands.
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  [ ${#missing[@]} -eq 0 ] && return 0
  say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then sudo=(sudo); fi
  "${sudo[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >/dev/null
}

# stage NAME COMMAND…: runs the command, says how long it took, stops the script when it fails.
stage() {
  local name=$1 started=$SECONDS
  shift
  say "── $name"
  if ! "$@"; then
    say "✗ $name failed after $((SECONDS - started)) s"
    exit 1
  fi
  say "✓ $name ($((SECONDS - started)) s)"
}

configure_and_build() {
  local preset=$1
  shift
  cmake --preset "$preset" >"/tmp/corner-configure.$$" || { cat "/tmp/corner-configure.$$"; return 1; }
  rm -f "/tmp/corner-configure.$$"
  ninja -C "build/$preset" "$@"
}
