#!/usr/bin/env bash
# Packs the libraries of the FE and ML functions in both layouts, shrinks each without roots (lossless only), and prints sizes, times and memory.
# usage: WORK=folder docs/benchmarks/lossless/run.sh [fe|ml]…
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=${WORK:-$root/target/lossless}
jar=${SHRINK_JAR:-$root/shrink-cli/target/shrink.jar}
[ $# -gt 0 ] || set -- fe ml
mkdir -p "$work"

prepare() {
  local dir=$work/$1
  [ ! -f "$dir/ready" ] || return 0
  rm -rf "$dir"; mkdir -p "$dir/lib-in" "$dir/exploded-in"
  { echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>lossless</groupId>'
    echo "<artifactId>$1</artifactId><version>1</version><dependencies>"
    sed -E 's|^([^:]+):([^:]+):(.+)$|<dependency><groupId>\1</groupId><artifactId>\2</artifactId><version>\3</version></dependency>|' "$here/$1.txt"
    echo '</dependencies></project>'; } > "$dir/pom.xml"
  (cd "$dir" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DincludeScope=runtime -DoutputDirectory=lib-in/lib \
    -DexcludeGroupIds=io.netty,org.apache.httpcomponents,org.apache.httpcomponents.client5,org.apache.httpcomponents.core5,com.google.protobuf \
    -DexcludeArtifactIds=netty-nio-client,apache-client,apache5-client) # as the functions do >&2
  for library in "$dir"/lib-in/lib/*.jar; do unzip -qq -n "$library" -d "$dir/exploded-in"; done # of files with one name the first stays
  for layout in lib exploded; do (cd "$dir/$layout-in" && zip -q -6 -X -r "../$layout.zip" .); done
  touch "$dir/ready"
}

counted() { unzip -l "$1" | tail -1 | awk '{print $1}'; }

printf '%-4s %-9s %13s %13s %8s %8s %10s\n' what layout before after wall cpu 'peak MiB'
for name in "$@"; do
  prepare "$name"
  for layout in exploded lib; do
    in=$work/$name/$layout.zip out=$work/$name/$layout-out.zip log=$work/$name/$layout
    rm -f "$out"
    /usr/bin/time -o "$log.time" -f '%e %U %S %M' java -Xmx${HEAP:-768m} -jar "$jar" shrink "$in" -O "$out" --tier lossless -q -o "text=$log.txt" > "$log.log" 2>&1
    read -r wall user system peak < "$log.time"
    printf '%-4s %-9s %13s %13s %8s %8s %10s\n' "$name" "$layout" "$(counted "$in")" "$(counted "$out")" "$wall" \
      "$(echo "$user + $system" | bc)" "$((peak / 1024))"
  done
done
