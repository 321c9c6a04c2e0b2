#!/bin/sh
# Runs the gate, or puts the parts of a night together; tells a GitHub job what came of it, and ends with the gate's own exit code.
# GATE_SUITE, GATE_BUDGET, GATE_SHARD, GATE_NIGHT, GATE_HISTORY, GATE_REPORTS: the options of the same name; empty: not given.
# GATE_MERGE: a folder with the folders of all parts below it; they are put together, and nothing is run.
# GATE_ARGS: more options, separated by blanks.
set -euf

reports=${GATE_REPORTS:-reports}
tell() { if [ -n "${GITHUB_OUTPUT:-}" ]; then printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"; fi; }

set -- gate
if [ -n "${GATE_MERGE:-}" ]; then
  set -- "$@" merge
  newline='
'
  blanks=$IFS
  IFS=$newline
  for file in $(find "$GATE_MERGE" -type f -name night.json | sort); do set -- "$@" "$(dirname "$file")"; done
  IFS=$blanks
  if [ $# -eq 2 ]; then
    echo "resilience gate: no part of a night is below $GATE_MERGE" >&2
    tell verdict error
    tell exit-code 4
    exit 4
  fi
else
  if [ -n "${GATE_SUITE:-}" ]; then set -- "$@" --suite "$GATE_SUITE"; fi
  if [ -n "${GATE_BUDGET:-}" ]; then set -- "$@" --budget "$GATE_BUDGET"; fi
  if [ -n "${GATE_SHARD:-}" ]; then set -- "$@" --shard "$GATE_SHARD"; fi
  if [ -n "${GATE_NIGHT:-}" ]; then set -- "$@" --night "$GATE_NIGHT"; fi
fi
if [ -n "${GATE_HISTORY:-}" ]; then set -- "$@" --history "$GATE_HISTORY"; fi
# shellcheck disable=SC2086 # They are separated by blanks.
set -- "$@" --reports "$reports" ${GATE_ARGS:-}

began=$(mktemp)
trap 'rm -f "$began"' EXIT
echo "resilience $*"
resilience "$@" &
gate=$!
# Of a cancelled job GitHub tells the first process of a step alone, and kills all of them ten seconds later; elsewhere everybody is told.
if [ -n "${GITHUB_ACTIONS:-}" ]; then trap 'kill -TERM "$gate"' INT TERM; else trap : INT TERM; fi
# A signal ends the waiting and not the gate, which takes its stacks down.
while :; do
  code=0
  wait "$gate" || code=$?
  if ! kill -0 "$gate" 2>/dev/null; then break; fi
done

# The night's folder: the one of them that is not older than the begin; of a part, which may have others beside it, the one with its number.
folder=
part=
if [ -n "${GATE_SHARD:-}" ]; then part=-shard-${GATE_SHARD%%/*}; fi
set +f
for file in "$reports"/gate/*"$part"/night.json; do
  if [ -f "$file" ] && [ -z "$(find "$began" -newer "$file")" ]; then folder=$(dirname "$file"); fi
done

case $code in
  0) verdict=pass ;;
  1) verdict=fail ;;
  3) verdict=inconclusive ;;
  130) verdict=interrupted ;;
  *) verdict=error ;;
esac
if [ $code -eq 0 ] && [ -n "${GATE_SHARD:-}" ]; then verdict=measured; fi
tell verdict "$verdict"
tell exit-code "$code"
tell folder "$folder"
if [ -f "$folder/summary.md" ]; then tell summary "$folder/summary.md"; else tell summary ''; fi
# For the name of an artifact, in which no slash may be: `.2-of-3`.
tell part "$(printf %s "${GATE_SHARD:-}" | sed 's|/|-of-|; s|^.|.&|')"
exit "$code"
