#!/bin/sh
# A night in plain shell: for cron, and for any CI system that runs commands. To be started in the project's folder, with the variables of
# prepare.sh and gate.sh. With GATE_STORE=commit the history is committed and pushed. Ends with the gate's exit code.
set -eu

here=$(dirname "$0")
bin=$(sh "$here/prepare.sh")
PATH=$bin:$PATH
export PATH
# What ends the gate before its time is told to the gate, too; what it had to say is kept all the same.
trap : INT TERM
code=0
sh "$here/gate.sh" || code=$?
# A part of a night adds nothing to the history: what puts the parts together does.
if [ "${GATE_STORE:-none}" = commit ] && [ -z "${GATE_SHARD:-}" ]; then
  sh "$here/keep-history.sh" || { if [ "$code" -eq 0 ]; then code=4; fi; }
fi
exit "$code"
