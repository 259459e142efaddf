#!/usr/bin/env bash
# Puts public recipes and shrink on copies of one tree: bytes without .pyc, does it import, does it compute the same.
# usage: python_recipes.sh TREE PYTHON WORKLOAD.py shrink.jar [options of shrink]      (the interpreter's version must be the tree's)
set -u
tree=$1; python=$2; workload=$3; jar=$4; shift 4
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1
bytes() { find "$1" -type f ! -name '*.pyc' -printf '%s\n' | awk '{s+=$1} END {print s+0}'; }
result() { PYTHONPATH=$1 "$python" -S "$workload" 2>&1 | tail -1 | cut -c1-100; }
row() { printf '%-34s %14s  %s\n' "$1" "$(bytes "$2")" "$(result "$2")"; }
copy() { cp -a "$tree" "$work/$1"; }

row original "$tree"
copy article
find "$work/article" -name '*.so*' -type f -exec strip {} + 2>/dev/null
find "$work/article" -depth \( -name '*.dist-info' -o -name tests \) -type d -exec rm -rf {} +
row "article: strip, dist-info, tests" "$work/article"; rm -rf "$work/article"
for stripped in yes no; do
  copy slim
  [ $stripped = no ] || find "$work/slim" -name '*.so' -type f -exec strip {} + 2>/dev/null
  find "$work/slim" -depth \( -name __pycache__ -o -name '*.dist-info' -o -name '*.egg-info' \) -exec rm -rf {} +
  find "$work/slim" -name '*.py[co]' -delete
  row "serverless slim, strip: $stripped" "$work/slim"; rm -rf "$work/slim"
done
java -jar "$jar" shrink "$tree" -O "$work/shrink" "$@" > "$work/log" 2>&1 || tail -3 "$work/log"
row "shrink $*" "$work/shrink"
