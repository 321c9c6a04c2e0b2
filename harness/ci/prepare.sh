#!/bin/sh
# Before a night: refuses what would be noticed too late, and puts the command `resilience` on the PATH of what follows.
# GATE_VERSION: a version from the npm registry; empty: the one that the project has installed, else the one on PATH.
# GATE_STORE: commit, cache, artifact or none. Prints the folder that the command is in.
set -eu

refuse() {
  if [ -n "${GITHUB_ACTIONS:-}" ]; then echo "::error title=resilience gate::$1"; fi >&2
  echo "resilience gate: $1" >&2
  exit 2
}

store=${GATE_STORE:-none}
case $store in
  commit | cache | artifact | none) ;;
  *) refuse "baseline-store is commit, cache, artifact or none, and not '$store'" ;;
esac
# Of a shallow clone the accepted revision cannot be checked out again, and a slowdown could not be confirmed.
if [ "$(git rev-parse --is-shallow-repository 2>/dev/null)" = true ]; then
  refuse 'the clone is shallow: check out the whole history (fetch-depth: 0, GIT_DEPTH: 0)'
fi

version=${GATE_VERSION:-}
if [ -n "$version" ]; then
  home=${RUNNER_TEMP:-${TMPDIR:-/tmp}}/resilience-$version
  npm install --global --prefix "$home" --no-fund --no-audit "resilience@$version" >&2
  bin=$home/bin
elif [ -x node_modules/.bin/resilience ]; then
  bin=$PWD/node_modules/.bin
elif found=$(command -v resilience); then
  bin=$(dirname "$found")
else
  refuse 'there is no resilience here: install the packages of the project first (npm ci), or name a version'
fi
if [ -n "${GITHUB_PATH:-}" ]; then echo "$bin" >>"$GITHUB_PATH"; fi
echo "$bin"
