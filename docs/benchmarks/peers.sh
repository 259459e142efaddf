#!/usr/bin/env bash
# Runs shrink and its peers as separate processes on the same inputs and prints one table: exploded bytes of the output, whether the program answers
# as before, rules given, processor seconds and peak memory. shrink gets no rules. Peers get rules that fit any program (below), the providers of
# services, what libraries ship in META-INF/proguard, and what peers/LIBRARY.pro says of libraries whose documentation or users name rules.
# usage: [WORK=folder] [TOOLS="shrink proguard r8 shade"] [REUSE=1: take outputs that are there] docs/benchmarks/peers.sh [program of corpus/programs | fe]…
# fe, the bundled pipeline's feature function, needs  mvn -DskipTests package  first (or UNSHRUNK=folder with its zips, EXERCISE=command)
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${WORK:-$root/target/peers}
shrink=${SHRINK:-java -XX:TieredStopAtLevel=1 -XX:+UseParallelGC -Xmx1g -jar $root/shrink-cli/target/shrink.jar}
proguard=com.guardsquare:proguard-base:7.9.1
r8=com.android.tools:r8:9.1.31
shade=3.6.2
jdk=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")}
. "$here/corpus/mask.sh"
mkdir -p "$work"
tools=${TOOLS:-shrink proguard r8 shade}
programs=("$@")
[ ${#programs[@]} -gt 0 ] || programs=(fe gson guava jackson okhttp logback s3 spring)
local=$root/example-pipeline/local/target
unshrunk=${UNSHRUNK:-$root/example-pipeline/deployment/target/shrink/unshrunk}
exercise=${EXERCISE:-java -cp $local/classes:$(cat "$local/classpath.txt" 2> /dev/null) dev.shrink.example.exercise.Exercise}

tool() { # coordinates: a class path of the tool and what it needs
  local dir=$work/tools/${1%%:*}
  if [ ! -f "$dir/ready" ]; then
    mkdir -p "$dir"
    IFS=: read -r g a v <<< "$1"
    echo "<project xmlns='http://maven.apache.org/POM/4.0.0'><modelVersion>4.0.0</modelVersion><groupId>peers</groupId><artifactId>tool</artifactId><version>1</version>
      <dependencies><dependency><groupId>$g</groupId><artifactId>$a</artifactId><version>$v</version></dependency></dependencies></project>" > "$dir/pom.xml"
    (cd "$dir" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DincludeScope=runtime -DoutputDirectory=lib) > "$dir/log" 2>&1 && touch "$dir/ready"
  fi
  echo "$dir/lib/*"
}

# Rules that any program needs: attributes, enums, serialisation, native methods, one line for each provider of a service, and what the libraries ship.
rules() { # input root-class level
  cat <<EOF
-keep class $(application "$2").** { *; }
-dontobfuscate
-dontwarn **
-keepattributes *
-keepclassmembers enum * { public static **[] values(); public static ** valueOf(java.lang.String); }
-keepclassmembers class * implements java.io.Serializable { static final long serialVersionUID; private void writeObject(java.io.ObjectOutputStream); private void readObject(java.io.ObjectInputStream); java.lang.Object writeReplace(); java.lang.Object readResolve(); }
-keepclasseswithmembers class * { native <methods>; }
EOF
  [ "$3" = members ] || echo '-keepclassmembers class * { *; }'
  for jar in "$1"/lib/*.jar; do
    unzip -qq -c "$jar" 'META-INF/services/*' 2> /dev/null | sed 's/#.*//; s/[[:space:]]//g' | grep -E '^[A-Za-z0-9_.$]+$'
  done | sort -u | sed 's/.*/-keep class & { <init>(...); }/'
  for jar in "$1"/lib/*.jar; do unzip -qq -c "$jar" 'META-INF/proguard/*.pro' 2> /dev/null; echo; done
  library_rules "$1"
}

application() { case $1 in dev.shrink.example.*) echo dev.shrink.example ;; *) echo "${1%.*}" ;; esac; } # the package that stays whole, as shrink keeps it

library_rules() { # input
  local rules name
  for rules in "$here"/peers/*.pro; do name=$(basename "$rules" .pro); ! ls "$1/lib/$name"-[0-9]*.jar > /dev/null 2>&1 || cat "$rules"; done
}

exploded() { # bytes of all files, jars unpacked, each path once
  local dir; dir=$(mktemp -d "$work/exploded.XXXX")
  (cd "$1" && find . -type f ! -name '*.jar' -exec cp --parents {} "$dir" \;)
  find "$1" -name '*.jar' | sort | while read -r jar; do unzip -qq -n "$jar" -d "$dir" 2> /dev/null; done
  find "$dir" -type f -printf '%s\n' | awk '{s += $1} END {print s}'
  rm -rf "$dir"
}

answers() { # name folder
  local folder=$work/$1/run # the same name in each run, since some programs print it
  if [ "$1" = fe ]; then timeout 400 $exercise fe "$2" 2> /dev/null; return; fi
  rm -rf "$folder"; cp -r "$2" "$folder"
  (cd "$folder" && timeout 120 java -XX:+UseSerialGC -cp ".:lib/*" corpus.Main; echo "exit $?") 2>&1 | mask
}

measured() { [ -n "${REUSE:-}" ] && [ -f "$1" ] || /usr/bin/time -o "$1" -f '%U %S %M' "${@:2}" > "$1.log" 2>&1; }

row() { # name tool rules folder time-file
  local size=- works=- cpu=- peak=-
  [ ! -f "$5" ] || read -r cpu peak < <(tail -1 "$5" | awk '{printf "%.1f %d\n", $1 + $2, $3 / 1024}')
  if [ -n "$(find "$4" -type f 2> /dev/null | head -1)" ]; then
    size=$(exploded "$4")
    answers "$1" "$4" > "$4.txt"
    if [ -s "$4.txt" ] && cmp -s "$work/$1/before.txt" "$4.txt"; then works=yes; else works=no; fi
  else works="no output"; fi
  printf '| %s | %s | %s | %s | %s | %s | %s |\n' "$1" "$2" "$size" "$works" "$3" "$cpu" "$peak"
}

fresh() { [ -n "${REUSE:-}" ] && [ -f "$1.time" ] || rm -rf "$1" "$1.time"; }

wanted() { [[ " $tools " = *" $1 "* ]]; }

peers() { # name input root
  local name=$1 in=$2 main=$3 dir=$work/$1 level out root=(--root "$3" --runtime java17) given
  given="4 + $(library_rules "$in" | grep -c '^-keep')"
  [ "$name" != fe ] || root=(--handler "$main::handleRequest" --runtime java21)
  [ -s "$dir/before.txt" ] || answers "$name" "$in" > "$dir/before.txt"
  printf '| %s | – | %s | – | – | – | – |\n' "$name" "$(exploded "$in")"
  for level in classes members; do
    wanted shrink || continue
    out=$dir/shrink-$level; fresh "$out"
    measured "$out.time" $shrink shrink "$in" -O "$out" "${root[@]}" --tier static --level $level
    row "$name" "shrink, $level" 0 "$out" "$out.time"
  done
  for level in classes members; do
    wanted proguard || continue
    out=$dir/proguard-$level; fresh "$out"; mkdir -p "$out/lib"
    { rules "$in" "$main" $level; echo "-dontoptimize"; echo "-ignorewarnings"; echo "-dontnote **"; echo "-injars '$dir/fat.jar'"; echo "-outjars '$out/lib/all.jar'"; echo "-libraryjars '$jdk/jmods'(!**.jar;!module-info.class)"; } > "$out.pro"
    measured "$out.time" java -cp "$(tool $proguard)" proguard.ProGuard "@$out.pro"
    row "$name" "ProGuard, $level" "$given" "$out" "$out.time"
  done
  out=$dir/r8
  if wanted r8; then
    fresh "$out"; mkdir -p "$out/lib"
    rules "$in" "$main" members > "$out.pro"
    measured "$out.time" java -cp "$(tool $r8)" com.android.tools.r8.R8 --release --classfile --map-diagnostics warning info --output "$out/lib/all.jar" --lib "$jdk" --pg-conf "$out.pro" "$dir/fat.jar"
    row "$name" "R8, members" "$given" "$out" "$out.time"
  fi
  out=$dir/shade
  if wanted shade; then
    fresh "$out"; mkdir -p "$out/lib"
    flat_pom "$name" "$in" "$dir" "$out/lib/all.jar" > "$dir/shade.xml"
    (cd "$dir" && measured "$out.time" mvn -q -B -f shade.xml package)
    row "$name" 'shade, `minimizeJar`' 0 "$out" "$out.time"
  fi
}

flat_pom() { # name input folder output: the program's classes and exactly its jars, found again in the local repository by their names
  local classes=$3/own repository=${M2:-$HOME/.m2/repository} jar path version artifact group classifier
  rm -rf "$classes"; mkdir -p "$classes"; (cd "$2" && find . -type f ! -name '*.jar' -exec cp --parents {} "$classes" \;)
  echo "<project xmlns='http://maven.apache.org/POM/4.0.0'><modelVersion>4.0.0</modelVersion><groupId>peers</groupId><artifactId>$1</artifactId><version>1</version><dependencies>"
  for jar in "$2"/lib/*.jar; do
    path=$(find "$repository" -name "$(basename "$jar")" | head -1); path=${path#"$repository"/}; path=${path%/*}
    version=${path##*/}; path=${path%/*}; artifact=${path##*/}; group=${path%/*}; group=${group//\//.}
    classifier=$(basename "$jar" .jar); classifier=${classifier#"$artifact-$version"}; classifier=${classifier#-}
    echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version>${classifier:+<classifier>$classifier</classifier>}<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>"
  done
  cat <<EOF
</dependencies><build><outputDirectory>$classes</outputDirectory><plugins><plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-shade-plugin</artifactId><version>$shade</version>
<executions><execution><phase>package</phase><goals><goal>shade</goal></goals><configuration><minimizeJar>true</minimizeJar><createDependencyReducedPom>false</createDependencyReducedPom><outputFile>$4</outputFile>
<transformers><transformer implementation="org.apache.maven.plugins.shade.resource.ServicesResourceTransformer"/></transformers>
<filters><filter><artifact>*:*</artifact><excludes><exclude>META-INF/*.SF</exclude><exclude>META-INF/*.RSA</exclude><exclude>META-INF/*.DSA</exclude></excludes></filter></filters>
</configuration></execution></executions></plugin></plugins></build></project>
EOF
}

echo "| program | tool | exploded, bytes | answers as before | rules | processor s | peak MiB |"
echo "|---|---|--:|---|---|--:|--:|"
fat() { # input target: one jar, first path wins
  local dir; dir=$(mktemp -d "$work/fat.XXXX")
  (cd "$1" && find . -type f ! -name '*.jar' -exec cp --parents {} "$dir" \;)
  for jar in "$1"/lib/*.jar; do
    unzip -qq -c "$jar" 'META-INF/services/*' > /dev/null 2>&1 && for service in $(unzip -Z1 "$jar" 'META-INF/services/?*' 2> /dev/null | grep -v '/$'); do
      mkdir -p "$dir/META-INF/services"; { unzip -qq -c "$jar" "$service"; echo; } >> "$dir/$service"; done
    unzip -qq -n "$jar" -d "$dir" -x '*.SF' '*.RSA' '*.DSA' 'module-info.class' 2> /dev/null
  done
  rm -f "$2"; (cd "$dir" && zip -q -1 -r "$2" .); rm -rf "$dir"
}

for name in "${programs[@]}"; do
  if [ "$name" = fe ]; then
    if [ ! -d "$work/fe/in" ]; then
      mkdir -p "$work/fe/in" "$work/fe/layer"
      unzip -qq "$unshrunk/fe.zip" -d "$work/fe/in"; unzip -qq "$unshrunk/shared.zip" -d "$work/fe/layer"; mv "$work"/fe/layer/java/lib/*.jar "$work/fe/in/lib/"
    fi
    root_class=dev.shrink.example.fe.FeatureHandler
  else
    WORK=$work "$here/corpus/run.sh" --prepare "$name" >&2
    [ -f "$work/$name/ready" ] || continue
    root_class=corpus.Main
  fi
  [ -f "$work/$name/fat.jar" ] || fat "$work/$name/in" "$work/$name/fat.jar"
  peers "$name" "$work/$name/in" $root_class
done
