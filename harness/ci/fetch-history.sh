#!/bin/sh
# Brings the history that the last night left as an artifact: GATE_ARTIFACT, into the folder GATE_HISTORY. Needs `gh` and GH_TOKEN with actions: read.
# Before the first night there is none. What cannot be asked for is an error: a night without its history would learn from the beginning.
set -eu

# Of this repository and this branch alone: a fork can run the same workflow, and call its artifact and its branch the same.
last='[.artifacts[] | select((.expired | not) and .workflow_run.head_branch == env.GITHUB_REF_NAME
  and .workflow_run.head_repository_id == .workflow_run.repository_id)] | max_by(.created_at) | .workflow_run.id // empty'
run=$(gh api "repos/$GITHUB_REPOSITORY/actions/artifacts?per_page=100&name=$GATE_ARTIFACT" --jq "$last")
if [ -z "$run" ]; then
  echo "no night has left $GATE_ARTIFACT yet"
  exit 0
fi
gh run download "$run" --repo "$GITHUB_REPOSITORY" --name "$GATE_ARTIFACT" --dir "$GATE_HISTORY"
echo "$GATE_ARTIFACT is that of run $run"
