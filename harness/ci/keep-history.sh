#!/bin/sh
# Commits what the night added to the history, GATE_HISTORY, and pushes it to the branch that it ran on. What others pushed meanwhile is kept:
# lines of nights are only added, and git merges them by the rule that lies beside them.
set -eu

history=${GATE_HISTORY:-reports/baselines}
branch=${GATE_BRANCH:-${GITHUB_REF_NAME:-${CI_COMMIT_REF_NAME:-$(git symbolic-ref --quiet --short HEAD || true)}}}
if [ -z "$branch" ]; then
  echo 'resilience gate: no branch is checked out, so the history cannot be pushed: set GATE_BRANCH' >&2
  exit 2
fi
if [ -d "$history" ]; then git add -- "$history"; fi
if git diff --cached --quiet -- "$history"; then
  echo 'the night added nothing to the history'
  exit 0
fi
name=$(git config user.name || echo 'resilience gate')
email=$(git config user.email || echo resilience-gate@users.noreply.invalid)
as_gate() { git -c user.name="$name" -c user.email="$email" "$@"; }

# No pipeline begins because of it.
as_gate commit --quiet -m 'gate: the history of the night [skip ci]' -- "$history"
for try in 1 2 3 4 5; do
  if git push --quiet origin "HEAD:refs/heads/$branch"; then exit 0; fi
  echo "it could not be pushed to $branch; trying again with what is there now ($try)"
  git fetch --quiet origin "$branch" || break
  as_gate rebase --quiet --autostash FETCH_HEAD || { git rebase --abort 2>/dev/null || true; break; }
done
echo "resilience gate: the history could not be pushed to $branch" >&2
exit 4
