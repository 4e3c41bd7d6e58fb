#!/usr/bin/env bash
# Starts the emulator in the background and passes on what it prints: address, account and key.
set -euo pipefail

log=$RUNNER_TEMP/upstash-emulator-$$.log
api_key=$(node -p 'crypto.randomUUID()')
echo "::add-mask::$api_key"

# In a session of its own: act ends what a step leaves in its own one.
setsid node build/emulator/main.js --plain-tcp --api-key "$api_key" >"$log" 2>&1 &
until grep -q '^Ctrl-C' "$log"; do
  kill -0 $! || {
    cat "$log"
    exit 1
  }
  sleep 0.2
done

{
  sed -n 's/^ *\(api_url\|email\)  *\(.*\)$/\1=\2/p' "$log"
  echo "api_key=$api_key"
} >>"$GITHUB_OUTPUT"
