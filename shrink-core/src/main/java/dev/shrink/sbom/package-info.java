/** The bill of materials of what ships. */
package dev.shrink.sbom;
