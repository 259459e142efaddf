#!/usr/bin/env bash
# What byte code costs and saves: python_bytecode.sh TREE PYTHON SHRINK.JAR RUNTIME 'import pandas, pymongo'
set -eu
tree=$1 python=$2 jar=$3 runtime=$4 code=$5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for how in keep precompile only; do
    java -jar "$jar" shrink "$tree" -O "$work/$how" --runtime "$runtime" --bytecode "$how" --python "$python" > "$work/$how.txt"
    (cd "$work/$how" && zip -qr "../$how.zip" .)
    times=$(for _ in 1 2 3 4 5 6 7 8 9; do
        start=$(date +%s%N)
        (cd "$work/$how" && "$python" -S -B -c "import sys; sys.path.insert(0, '.'); $code" > /dev/null)
        echo $((($(date +%s%N) - start) / 1000000))
    done | sort -n | sed -n 5p)
    echo "$how: $(find "$work/$how" -type f -printf '%s\n' | awk '{s+=$1} END {print s}') bytes, zipped $(stat -c %s "$work/$how.zip"), median $times ms"
done
