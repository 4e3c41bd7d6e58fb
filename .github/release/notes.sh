#!/usr/bin/env bash
# Prints what CHANGELOG.md says about a version; fails if it says nothing.
set -euo pipefail

notes=$(awk -v heading="## $1" '$1 " " $2 == heading { on = 1; next } /^## / { on = 0 } on' "${CHANGELOG:-CHANGELOG.md}")
[ -n "${notes//[[:space:]]/}" ] || {
  echo "::error::CHANGELOG.md has no section \"## $1\", or nothing in it."
  exit 1
}
printf '%s\n' "$notes"
