#!/usr/bin/env bash
# The tests need Chromium, LibreOffice, a token (SoftHSM) and gettext: install Debian's where that is allowed, else say what to do.
set -euo pipefail

missing=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
    missing+=(chromium fonts-dejavu-core)
command -v soffice >/dev/null || missing+=(libreoffice-writer libreoffice-calc libreoffice-impress)
command -v softhsm2-util >/dev/null || missing+=(softhsm2)
command -v xgettext >/dev/null || missing+=(gettext)
((${#missing[@]})) || exit 0

if [[ $(id -u) -eq 0 ]] && command -v apt-get >/dev/null; then
    echo "installing ${missing[*]} for the tests"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    exit 0
fi
echo "The tests need ${missing[*]}, which cannot be installed here; on Debian: sudo apt-get install ${missing[*]}" >&2
exit 1
