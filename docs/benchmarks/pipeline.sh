#!/usr/bin/env bash
# Shrinks functions of the bundled pipeline with no rules, sends the original and the shrunk function the same good and bad requests, and prints a table.
# usage: [WORK=folder] [LEVELS="members classes"] [REUSE=1: take transcripts of the originals that are there] docs/benchmarks/pipeline.sh [fe|ml|mlx]…
# needs:  mvn -DskipTests package      UNSHRUNK=folder with the zips before shrinking, EXERCISE=command, SHRINK=command: taken from that build where not given
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
local=$root/example-pipeline/local/target
work=${WORK:-$root/target/pipeline}
unshrunk=${UNSHRUNK:-$root/example-pipeline/deployment/target/shrink/unshrunk}
exercise=${EXERCISE:-java -cp $local/classes:$(cat "$local/classpath.txt" 2> /dev/null) dev.shrink.example.exercise.Exercise}
shrink=${SHRINK:-java -XX:TieredStopAtLevel=1 -XX:+UseParallelGC -Xmx800m -jar $root/shrink-cli/target/shrink.jar}
declare -A handler=([fe]=fe.FeatureHandler [ml]=ml.ScoreHandler [mlx]=mlx.StackedScoreHandler)
mkdir -p "$work"

sizes() { # exploded bytes, each path once, and bytes as files of the artifact (lib/*.jar)
  python3 - "$@" <<'PY'
import io, sys, zipfile
seen, plain = {}, 0
for artifact in sys.argv[1:]:
    with zipfile.ZipFile(artifact) as outer:
        for entry in outer.infolist():
            if entry.is_dir(): continue
            plain += entry.file_size
            if not entry.filename.endswith('.jar'):
                seen.setdefault(entry.filename, entry.file_size)
                continue
            with zipfile.ZipFile(io.BytesIO(outer.read(entry))) as jar:
                for inner in jar.infolist():
                    if not inner.is_dir(): seen.setdefault(inner.filename, inner.file_size)
print(f'{sum(seen.values()):,} | {plain:,}')
PY
}

echo "| function with its layer | level | exploded, bytes | lib/*.jar, bytes | answers as before | requests | wall s | processor s | peak MiB |"
echo "|---|---|--:|--:|---|--:|--:|--:|--:|"
for name in ${@:-fe ml mlx}; do
  before=$work/$name.txt
  [ -n "${REUSE:-}" ] && [ -s "$before" ] || $exercise "$name" "$unshrunk/$name.zip" "$unshrunk/shared.zip" > "$before" 2> "$before.err"
  echo "| $name | – | $(sizes "$unshrunk/$name.zip" "$unshrunk/shared.zip") | – | $(grep -c '^->' "$before") | – | – | – |"
  for level in ${LEVELS:-members classes}; do
    out=$work/$name-$level; rm -rf "$out"
    /usr/bin/time -o "$out.time" -f '%e %U %S %M' $shrink shrink "$unshrunk/$name.zip" --layer "$unshrunk/shared.zip" -O "$out" --tier static --level $level \
      --runtime java21 --handler dev.shrink.example.${handler[$name]}::handleRequest > "$out.log" 2>&1
    $exercise "$name" "$out/$name.zip" "$out/shared.zip" > "$out.txt" 2> "$out.err"
    if cmp -s "$before" "$out.txt"; then same=yes; else same=no; fi
    echo "| $name | $level | $(sizes "$out/$name.zip" "$out/shared.zip") | $same | $(grep -c '^->' "$out.txt") | $(tail -1 "$out.time" | awk '{printf "%.1f | %.1f | %d", $1, $2 + $3, $4 / 1024}') |"
  done
done
