#!/usr/bin/env bash
# Shrinks each program of the corpus at both levels with no rules, runs it before and after, and compares exit code and all output.
# usage: WORK=folder [LEVELS=members] docs/benchmarks/corpus/run.sh [--prepare] [program]…   (--prepare resolves and compiles, and stops there)
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=${WORK:-$root/target/corpus}
shrink=${SHRINK:-java -jar $root/shrink-cli/target/shrink.jar}
. "$here/mask.sh"
mkdir -p "$work"
only=''; [ "${1:-}" != --prepare ] || { only=prepare; shift; }
programs=("$@")
[ ${#programs[@]} -gt 0 ] || programs=($(ls "$here/programs"))

prepare() {
  local name=$1 dir=$work/$1 source=$here/programs/$1
  [ -f "$dir/ready" ] && return
  rm -rf "$dir"; mkdir -p "$dir/classes" "$dir/in/lib"
  { echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>corpus</groupId>'
    echo "<artifactId>$name</artifactId><version>1</version><dependencies>"
    sed -E 's|^([^:]+):([^:]+):(.+)$|<dependency><groupId>\1</groupId><artifactId>\2</artifactId><version>\3</version></dependency>|' "$source/deps.txt"
    echo '</dependencies></project>'; } > "$dir/pom.xml"
  (cd "$dir" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
    -DincludeScope=runtime -DoutputDirectory=in/lib) > "$dir/mvn.log" 2>&1 || { echo "$name: cannot resolve, see $dir/mvn.log"; return 1; }
  javac -nowarn -parameters -d "$dir/classes" -cp "$dir/in/lib/*" $(find "$source/src" -name '*.java') > "$dir/javac.log" 2>&1 \
    || { echo "$name: does not compile, see $dir/javac.log"; return 1; }
  [ ! -d "$source/resources" ] || cp -r "$source/resources/." "$dir/classes/"
  cp -r "$dir/classes/." "$dir/in/"
  touch "$dir/ready"
}

# The folder has the same name in each run, since some programs print it.
run() { rm -rf "$2/run" && cp -r "$1" "$2/run" && (cd "$2/run" && timeout 120 java -XX:+UseSerialGC -cp ".:lib/*" corpus.Main; echo "exit $?") 2>&1 | mask; }

if [ -n "$only" ]; then for name in "${programs[@]}"; do prepare "$name"; done; exit; fi

printf '%-16s %8s %12s %12s %6s\n' program level before after result
for name in "${programs[@]}"; do
  prepare "$name" || continue
  dir=$work/$name
  [ -f "$dir/before.txt" ] || run "$dir/in" "$dir" > "$dir/before.txt"
  for level in ${LEVELS:-classes members}; do
    out=$dir/$level; rm -rf "$out"
    if ! $shrink shrink "$dir/in" -O "$out" --root corpus.Main --level $level > "$dir/$level.log" 2>&1; then echo "$name $level: shrink failed, see $dir/$level.log"; continue; fi
    run "$out" "$dir" > "$dir/$level.txt"
    if cmp -s "$dir/before.txt" "$dir/$level.txt"; then result=same; else result=DIFFERENT; fi
    printf '%-16s %8s %12s %12s %6s\n' "$name" $level "$(find "$dir/in" -type f -printf '%s\n' | paste -sd+ | bc)" \
      "$(find "$out" -type f -printf '%s\n' | paste -sd+ | bc)" $result
  done
done
