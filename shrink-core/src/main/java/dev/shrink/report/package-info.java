/** The report as values, and its renderers: pure functions from a report to text. */
package dev.shrink.report;
