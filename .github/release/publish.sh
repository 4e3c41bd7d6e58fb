#!/usr/bin/env bash
# A draft first: once a release is published, GitHub lets nobody change its tag or its files (immutable releases).
set -euo pipefail

tag=v$VERSION
major=${tag%%.*}

.github/release/notes.sh "$VERSION" >"$RUNNER_TEMP/notes.md"
cp "$BUNDLE" "$RUNNER_TEMP/dist.intoto.jsonl"
gh release create "$tag" --draft --target "$GITHUB_SHA" --title "$tag" --notes-file "$RUNNER_TEMP/notes.md"
gh release upload "$tag" "$RUNNER_TEMP/dist.intoto.jsonl"
gh release edit "$tag" --draft=false

# The major tag has no release, so it may move. It is what most workflows use: last, when all else is well.
gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/git/refs/tags/$major" \
  --raw-field sha="$GITHUB_SHA" --field force=true ||
  gh api --silent --method POST "repos/$GITHUB_REPOSITORY/git/refs" \
    --raw-field ref="refs/tags/$major" --raw-field sha="$GITHUB_SHA"
