/** New bytes for what stays in part: classes without their dead members, service files without their dead providers. */
package dev.shrink.jvm.rewrite;
