#!/usr/bin/env bash
# The version to release: package.json's, new, and with its own section in CHANGELOG.md.
set -euo pipefail

version=$(jq --raw-output .version package.json)
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || {
  echo "::error::The version in package.json is not MAJOR.MINOR.PATCH."
  exit 1
}
.github/release/notes.sh "$version" >/dev/null

# An absent tag is a 404 and no error. Anything else that goes wrong must not pass for it.
status=$(gh api --include --silent "repos/$GITHUB_REPOSITORY/git/ref/tags/v$version" 2>&1 | head -n 1) || true
case $status in
  *' 404'*) echo "version=$version" >>"$GITHUB_OUTPUT" ;;
  *' 200'*)
    echo "::error::v$version is released already. Raise the version in package.json."
    exit 1
    ;;
  *)
    echo "::error::GitHub did not say whether v$version exists. Run this again."
    exit 1
    ;;
esac
