/**
 * What shrink knows of Python deployments: where modules and distributions are, what imports what, and the rules that follow.
 * Native libraries are the business of package {@code elf}; what they need is asked through {@code analysis}.
 */
package dev.shrink.python;
