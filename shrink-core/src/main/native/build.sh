#!/bin/sh
# usage: build.sh [TARGET_FOLDER]   Builds the pieces of machine code that shrink puts into libraries. Debian: gcc, gcc-aarch64-linux-gnu (12.2).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/../resources/dev/shrink/elf}
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
build() { # compiler-prefix, source, output, options
    "$1gcc" -O2 -std=gnu11 -Wall -Wextra -Werror -ffreestanding -fno-builtin -fno-stack-protector -fno-asynchronous-unwind-tables -fno-tree-loop-distribute-patterns \
        -fomit-frame-pointer -fpie -fvisibility=hidden $4 -c "$here/$2.c" -o "$work/$2.o"
    "$1ld" -static -nostdlib --no-warn-rwx-segments -T "$here/flat.ld" -e 16 "$work/$2.o" -o "$work/$2.elf"
    "$1objcopy" -O binary "$work/$2.elf" "$out/$3"
    chmod 644 "$out/$3"
}
for source in thaw trap; do
    build "" $source $source-x86_64.bin "-fcf-protection=none -mno-red-zone -Os"
    [ -z "$(command -v aarch64-linux-gnu-gcc || true)" ] ||
        build aarch64-linux-gnu- $source $source-aarch64.bin "-mbranch-protection=bti -mgeneral-regs-only -mno-outline-atomics -mcmodel=tiny -Os"
done
