/**
 * Makes a site-packages tree out of what describes one: requirements and lock files, which pip resolves for the runtime's Python and
 * platform, and wheels, which are unpacked as the binary distribution format specification says. Nothing is built and no code of a
 * wheel is run.
 */
package dev.shrink.python.install;
