#!/usr/bin/env bash
# The browser tests need Chromium: install Debian's where that is allowed, else say what to do.
set -euo pipefail

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then exit 0; fi
done
if [[ $(id -u) -eq 0 ]] && command -v apt-get >/dev/null; then
    echo "installing Chromium for the browser tests"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
    exit 0
fi
echo "The browser tests need Chromium, and it cannot be installed here; on Debian: sudo apt-get install chromium" >&2
exit 1
