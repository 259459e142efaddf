#!/usr/bin/env bash
# usage: native_arm64.sh WORK_FOLDER
# Takes kernels of absent processors out of NumPy's and SciPy's OpenBLAS for arm64, packs them, and runs BLAS and LAPACK before and after, under qemu-user.
# Needs: Debian 12 with qemu-user and apt, java 17, `mvn package` done, pip, unzip.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
jar=${SHRINK_JAR:-$here/../../shrink-cli/target/shrink.jar}
mkdir -p "$1"
cd "$1"
work=$PWD

if [ ! -d root ]; then
    mkdir -p state/lists/partial cache/archives/partial debs
    touch state/status
    apt=(-o APT::Architecture=arm64 -o APT::Architectures=arm64 -o "Dir::State=$work/state" -o "Dir::State::status=$work/state/status" -o "Dir::Cache=$work/cache")
    apt-get "${apt[@]}" -q update
    (cd debs && apt-get "${apt[@]}" -q download python3.11-minimal libpython3.11-minimal libpython3.11-stdlib libc6 libstdc++6 libgcc-s1 zlib1g libexpat1 libssl3 libffi8 libbz2-1.0 \
        liblzma5 libuuid1 libgomp1)
    mkdir root
    for package in debs/*.deb; do dpkg -x "$package" root; done
fi

fetch() { # tree, requirements…
    tree=$1
    shift
    [ ! -d "$tree" ] || return 0
    pip download -q --only-binary=:all: --no-deps --implementation cp --python-version 3.11 --platform manylinux_2_28_aarch64 --platform manylinux_2_27_aarch64 --platform manylinux2014_aarch64 \
        -d "wheels-$tree" "$@"
    mkdir "$tree"
    for wheel in "wheels-$tree"/*.whl; do unzip -qo "$wheel" -d "$tree"; done
}

run() { # tree, processor type, emulated processor
    env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE ${2:+OPENBLAS_CORETYPE=$2} PYTHONDONTWRITEBYTECODE=1 OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONHOME="$work/root/usr" PYTHONPATH="$1" \
        qemu-aarch64 -cpu "$3" -L "$work/root" "$work/root/usr/bin/python3.11" -S "$here/workloads/blas.py" 2>/dev/null | tail -1
}

fetch old numpy==1.26.4 scipy==1.13.1
fetch new numpy==2.4.6 scipy==1.17.1
for tree in old new; do
    for option in "" --pack; do
        out="$tree-out$option"
        rm -rf "$out"
        # shellcheck disable=SC2086
        java -jar "$jar" shrink "$tree" -O "$out" --runtime python3.11 --arch arm64 --tier static $option > "$out.txt"
    done
    for each in "$tree" "$tree-out" "$tree-out--pack"; do echo "$each $(run "$each" "" neoverse-n1)"; done
    for type in NEOVERSEV1 NEOVERSEN2 ARMV8SVE ARMV8 THUNDERX CORTEXA57; do
        for each in "$tree" "$tree-out"; do echo "$each $type $(run "$each" $type max)"; done
    done
done
