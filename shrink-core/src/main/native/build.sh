#!/bin/sh
# usage: build.sh [TARGET_FOLDER]   Builds the initialisers of packed libraries. Debian: gcc, gcc-aarch64-linux-gnu (12.2).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/../resources/dev/shrink/elf}
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
build() { # compiler-prefix, output, options
    "$1gcc" -O2 -std=gnu11 -Wall -Wextra -Werror -ffreestanding -fno-builtin -fno-stack-protector -fno-asynchronous-unwind-tables -fno-tree-loop-distribute-patterns \
        -fomit-frame-pointer -fpie -fvisibility=hidden $3 -c "$here/thaw.c" -o "$work/thaw.o"
    "$1ld" -static -nostdlib --no-warn-rwx-segments -T "$here/thaw.ld" -e thaw_init "$work/thaw.o" -o "$work/thaw.elf"
    "$1objcopy" -O binary "$work/thaw.elf" "$out/$2"
}
build "" thaw-x86_64.bin "-fcf-protection=none -mno-red-zone -Os"
[ -z "$(command -v aarch64-linux-gnu-gcc || true)" ] || build aarch64-linux-gnu- thaw-aarch64.bin "-mbranch-protection=bti -mgeneral-regs-only -mno-outline-atomics -Os"
