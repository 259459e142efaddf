/** Merges proposals into one decision per entry, applies it, and keeps the ledger of bytes. */
package dev.shrink.plan;
