/** Reads the byte code of CPython 3.8 to 3.14 as far as imports go: for modules that are shipped without source. */
package dev.shrink.python.bytecode;
