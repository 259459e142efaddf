"""Compiles the sources that a list names, each line: source, the path that the code is to carry, where to write, with tabs between.

Writes unchecked hash-based byte code (PEP 552). Run with PYTHONHASHSEED=0 and one list at a time, the bytes depend on nothing else.
Sources that are no Python of this version are named on standard output by the number of their line, from 0.
"""
import sys
import warnings
from importlib import _bootstrap_external, util

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)
with open(sys.argv[1], encoding="utf-8", newline="\n") as lines:
    for number, line in enumerate(lines):
        source, name, target = line.rstrip("\n").split("\t")
        try:
            with open(source, "rb") as file:
                data = file.read()
            code = compile(data, name, "exec", dont_inherit=True, optimize=0)
            with open(target, "wb") as file:
                file.write(_bootstrap_external._code_to_hash_pyc(code, util.source_hash(data), False))
        except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
            print(number)
