/** The formats of a report, and reading a saved one back: pure functions. */
package dev.shrink.report.format;
