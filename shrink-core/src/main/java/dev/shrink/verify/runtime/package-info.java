/**
 * The local Lambda: AWS's own runtime clients as child processes over a Runtime API on the loopback interface.
 *
 * <p>Start at {@link dev.shrink.verify.runtime.LocalFunction}.
 */
package dev.shrink.verify.runtime;
