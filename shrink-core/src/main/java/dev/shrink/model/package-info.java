/** Immutable values: deployment, artifact, container, entry, path, component and size. Depends on nothing else. */
package dev.shrink.model;
