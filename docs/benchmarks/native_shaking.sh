#!/usr/bin/env bash
# usage: native_shaking.sh WORK_FOLDER [blas|xgboost|onnxruntime|sqlite]…
# Shrinks a function with its JNI libraries down to members, with and without --shake-natives, runs it before and after, and prints what each library weighs.
# Needs: java 17, mvn, unzip, libgomp.so.1, and `mvn package` done.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
jar=${SHRINK_JAR:-$here/../../shrink-cli/target/shrink.jar}
mkdir -p "$1"
cd "$1"
shift
[ $# -gt 0 ] || set -- blas xgboost onnxruntime sqlite
mkdir -p lib classes
for artifact in ml.dmlc:xgboost4j_2.12:2.1.4 com.microsoft.onnxruntime:onnxruntime:1.20.0 org.xerial:sqlite-jdbc:3.50.3.0 commons-logging:commons-logging:1.3.5 \
    org.slf4j:slf4j-api:2.0.17 com.esotericsoftware:kryo:5.6.2 org.bytedeco:javacpp:1.5.10 org.bytedeco:javacpp:1.5.10:jar:linux-x86_64 org.bytedeco:openblas:0.3.26-1.5.10 \
    org.bytedeco:openblas:0.3.26-1.5.10:jar:linux-x86_64; do
    IFS=: read -r _ name version _ classifier <<< "$artifact"
    [ -f "lib/$name-$version${classifier:+-$classifier}.jar" ] || mvn -q -B dependency:copy -Dartifact="$artifact" -DoutputDirectory="$PWD/lib" -Dmdep.useBaseVersion=true
done
javac -d classes -cp "$(echo lib/*.jar | tr ' ' ':')" "$here/workloads/Natives.java" "$here/workloads/Shaken.java"

libraries() { # folder: unpacked and packed bytes of each x86_64 library in its jars
    for file in "$1"/lib/*.jar; do
        unzip -v "$file" 2>/dev/null | awk '/\.so/ && /x86_64|linux-x64/ && !/Musl|musl/ {n = split($8, p, "/"); printf "  %s %d, packed %d\n", p[n], $1, $3}'
    done
}

for program; do
    case $program in
    blas) jars="openblas javacpp" ;;
    xgboost) jars="xgboost4j commons-logging kryo" ;;
    sqlite) jars="sqlite slf4j" ;;
    *) jars=$program ;;
    esac
    rm -rf "$program"
    mkdir -p "$program/lib"
    cp -r classes/. "$program"
    for name in $jars; do cp "lib/$name"*.jar "$program/lib"; done
    echo "{\"program\": \"$program\"}" > "$program.json"
    for option in "" --shake-natives; do
        out="$program-out$option"
        rm -rf "$out"
        # shellcheck disable=SC2086
        OPENBLAS_CORETYPE=Haswell java -Xmx3g -jar "$jar" shrink "$program" -O "$out" --handler Shaken::handle --event "$program.json" --rounds 1 --timeout 120 --level members --no-repair $option \
            --env OMP_NUM_THREADS=1 --env OPENBLAS_CORETYPE=Haswell > "$out.txt" 2> "$out.err" || echo "exit $?"
        echo "$program $option"
        libraries "$out"
    done
done
