#!/usr/bin/env bash
# usage: native_jvm.sh WORK_FOLDER
# Runs programs that use libraries by JNI from original jars, from jars that shrink rewrote, and from jars whose x86_64 library is packed; prints results and cost.
# Needs: java 17, mvn, zip, unzip, libgomp.so.1, and `mvn test-compile` done.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
jar=${SHRINK_JAR:-$root/shrink-cli/target/shrink.jar}
classes=$root/shrink-core/target/classes:$root/shrink-core/target/test-classes
mkdir -p "$1"
cd "$1"
mkdir -p lib
for artifact in ml.dmlc:xgboost4j_2.12:2.1.4 com.microsoft.onnxruntime:onnxruntime:1.20.0 org.xerial:sqlite-jdbc:3.50.3.0 commons-logging:commons-logging:1.3.5 \
    org.slf4j:slf4j-api:2.0.17 com.esotericsoftware:kryo:5.6.2; do
    name=${artifact#*:}
    [ -f "lib/${name/:/-}.jar" ] || mvn -q -B dependency:copy -Dartifact="$artifact" -DoutputDirectory="$PWD/lib" -Dmdep.useBaseVersion=true
done
[ -d rewritten ] || java -jar "$jar" shrink lib -O rewritten --tier lossless > rewritten.txt || [ $? -eq 3 ]
if [ ! -d packed ]; then
    cp -r lib packed
    for name in xgboost4j onnxruntime sqlite-jdbc; do
        file=$(echo "$PWD"/packed/$name*.jar)
        rm -rf unpacked
        mkdir unpacked
        (cd unpacked && unzip -qo "$file" '*.so' && find . -name '*.so' | grep -v 'x86_64\|linux-x64' | xargs rm -f
            find . -name '*.so' | grep -i 'musl\|freebsd\|android\|sun' | xargs rm -f)
        java -cp "$classes" dev.shrink.elf.NativeBench unpacked pack lossless
        (cd unpacked && find . -name '*.so' | zip -q "$file" -@)
    done
fi
mkdir -p classes
javac -d classes -cp "$(echo lib/*.jar | tr ' ' ':')" "$here/workloads/Natives.java"
for program in xgboost onnxruntime sqlite; do
    for jars in lib rewritten packed; do
        for _ in 1 2 3; do
            echo "$jars $(java -Xshare:auto -Xmx512m -cp "classes:$(echo $jars/*.jar | tr ' ' ':')" Natives $program 2>/dev/null | tail -1)"
        done
    done
done
