#!/bin/sh
# Lighthouse's mobile preset on a built site: sh tests/bench/lighthouse.sh [build] [path …]
# Needs npm, Node 22 and Debian's chromium. Build with
# --base-url http://127.0.0.1:8931/ (or PORT), as hreflang wants whole addresses.
# Prints the four scores, the layout shift and the bytes of each page.
set -eu
site=${1:-build}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- /en/ /zh/xinfeng-greater-bay-vanguard/ /en/xinfeng-greater-bay-vanguard/ \
  /zh-en/xinfeng-greater-bay-vanguard/ /en/figures/
export CHROME_PATH="${SITEGEN_CHROMIUM:-/usr/bin/chromium}"
python=${PYTHON:-.venv/bin/python}
port=${PORT:-8931}
report=$(mktemp)
"$python" -m tests.bench.gzipserver "$site" "$port" &
server=$!
trap 'kill $server; rm -f "$report"' EXIT
sleep 1
for path in "$@"; do
  npx --yes lighthouse@13.5.0 "http://127.0.0.1:$port$path" --quiet --output=json --output-path="$report" \
    --chrome-flags="--headless=new --no-sandbox --disable-gpu"
  "$python" - "$report" "$path" <<'PYTHON'
import json
import sys

report = json.load(open(sys.argv[1], encoding="utf-8"))
scores = ", ".join(f"{name} {round(100 * (c['score'] or 0))}" for name, c in report["categories"].items())
audits = report["audits"]
shift = audits["cumulative-layout-shift"]["numericValue"]
weight = audits["total-byte-weight"]["numericValue"]
print(f"{sys.argv[2]}: {scores}; shift {shift:.3f}; {weight:,.0f} bytes", flush=True)
for audit in audits.values():
    if audit["score"] is not None and audit["score"] < 1 and audit["scoreDisplayMode"] == "binary":
        print(f"  {audit['id']}: {audit['title']}")
PYTHON
done
