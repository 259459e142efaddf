/** Python interpreters of the machine that packages: found, asked what they are, run as processes. */
package dev.shrink.python.host;
