#!/usr/bin/env bash
# Subscribes a real Thunderbird without a window to two years of our dates and compares every event with what was published.
# tests/clients/thunderbird.sh [--install]: with --install and as root, Debian's thunderbird is installed first.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}

if ! command -v thunderbird >/dev/null; then
  if [ "${1:-}" != --install ] || [ "$(id -u)" != 0 ]; then
    echo "NOT READ by Thunderbird: install it, or run this as root with --install" >&2
    exit 2
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends thunderbird >/dev/null
fi
"$python" -m tests.clients.thunderbird thunderbird
