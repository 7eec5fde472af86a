#!/usr/bin/env bash
# Keeps the database on a branch: `state.sh restore` fetches it into the folder $STATE, `state.sh save` pushes it back.
#
# The branch is one file in one commit without parents. Every run puts a new such commit in the place of the last by a forced push, so
# the branch never has a history; what it led to before is garbage, which GitHub collects. A branch stays until it is deleted; entries
# of the Actions cache are gone after 7 days without use, and artifacts after 90 days at most. GitHub takes files of up to 100 MiB.
set -euo pipefail

# For this script's git only, and not as an argument, where every process could read it.
export GIT_CONFIG_COUNT=1
export GIT_CONFIG_KEY_0="http.$STATE_REMOTE.extraheader"
GIT_CONFIG_VALUE_0="AUTHORIZATION: basic $(printf 'x-access-token:%s' "$GITHUB_TOKEN" | base64 | tr -d '\n')"
export GIT_CONFIG_VALUE_0

restore() {
  git init --quiet --initial-branch=state "$STATE"
  cd "$STATE"
  local found=0
  git ls-remote --exit-code "$STATE_REMOTE" "refs/heads/$STATE_BRANCH" || found=$?
  case $found in
    0)
      git fetch --quiet --depth=1 "$STATE_REMOTE" "refs/heads/$STATE_BRANCH"
      git update-ref refs/restored FETCH_HEAD
      git read-tree --reset -u refs/restored
      ;;
    2)
      echo "::notice::There is no saved state: this run takes the baseline that the next ones compare with."
      ;;
    *) # it could not be asked; going on would take a new baseline and miss what changed since the last
      exit "$found"
      ;;
  esac
}

save() {
  cd "$STATE"
  if [ ! -f tosmon.db ]; then
    echo "::warning::tosmon left no database, so the state stays as it was."
    exit 0
  fi
  # Whole and in one file, even if tosmon was killed before it could close it; a broken one must not replace a good one.
  python - <<'CHECK'
import sqlite3
import sys

database = sqlite3.connect("tosmon.db")
verdict = database.execute("PRAGMA quick_check").fetchone()[0]
database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
database.close()
sys.exit(None if verdict == "ok" else f"::error::The database is damaged and is not saved: {verdict}")
CHECK
  git add --force tosmon.db
  local tree commit expected
  tree=$(git write-tree)
  commit=$(git -c user.name="github-actions[bot]" -c user.email="41898282+github-actions[bot]@users.noreply.github.com" \
    commit-tree "$tree" -m "State of $(date -u +%Y-%m-%dT%H:%MZ)")
  # The lease: only in the place of the very commit this run began with, or of none.
  expected=$(git rev-parse --quiet --verify refs/restored || true)
  if ! git push --quiet --force-with-lease="refs/heads/$STATE_BRANCH:$expected" "$STATE_REMOTE" "$commit:refs/heads/$STATE_BRANCH"; then
    echo "::error::The state could not be saved, perhaps because another run saved its own meanwhile; the next run finds this one's issues by their marks."
    exit 1
  fi
}

"$1"
