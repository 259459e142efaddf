/** Facts about a deployment, without opinions: analyses, memoised facts, who owns what, and the reference graph. */
package dev.shrink.analysis;
