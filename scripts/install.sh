#!/usr/bin/env bash
# Install into the environment of one interpreter: install.sh PYTHON [install options...]
# uv when it is there, because it is quick; else, or when uv fails, the pip of that environment.
set -euo pipefail
python=$1
shift

with_uv() {
    command -v uv >/dev/null || return 1
    # uv does not read pip's configuration: hand over the mirror that pip would use.
    local index
    index=${PIP_INDEX_URL:-$("$python" -m pip config get global.index-url 2>/dev/null || true)}
    [[ -z "$index" || -n "${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-}" ]] || export UV_DEFAULT_INDEX=$index
    [[ -z "${PIP_CERT:-}" || -n "${SSL_CERT_FILE:-}" ]] || export SSL_CERT_FILE=$PIP_CERT
    uv pip install --quiet --compile-bytecode --python "$python" "$@"
}

if with_uv "$@"; then
    exit 0
fi
"$python" -m pip --version >/dev/null 2>&1 || "$python" -m ensurepip >/dev/null
exec "$python" -m pip install --quiet --disable-pip-version-check "$@"
