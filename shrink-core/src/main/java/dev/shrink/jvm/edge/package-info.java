/** The places where names hide; one small class for each. */
package dev.shrink.jvm.edge;
