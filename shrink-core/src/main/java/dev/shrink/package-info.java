/** The verbs of shrink: audit, shrink, check, diff, why, verify, trace and baseline. */
package dev.shrink;
