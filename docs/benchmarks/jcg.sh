#!/usr/bin/env bash
# Runs the Java cases of the call-graph soundness suite JCG (github.com/opalj/JCG) before and after shrinking, with no rules, and prints a table.
# usage: WORK=folder docs/benchmarks/jcg.sh CHECKOUT [case]…      CHECKOUT is a clone, bare or not
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${WORK:-$root/target/jcg}
jar=${SHRINK_JAR:-$root/shrink-cli/target/shrink.jar}
checkout=$1; shift
mkdir -p "$work"
if [ ! -d "$checkout/jcg_testcases" ]; then
  rm -rf "$work/checkout"; mkdir -p "$work/checkout"
  git --git-dir="$checkout" archive HEAD jcg_testcases/src/main/resources/java jcg_annotations/src/main/java | tar -x -C "$work/checkout"
  checkout=$work/checkout
fi
java -Xmx1g -cp "$jar" "$here/jcg/Suite.java" "$checkout" "$work/cases" "$@"
