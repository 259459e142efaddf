/** What only AWS says: quotas, runtimes, architectures and layouts. */
package dev.shrink.lambda;
