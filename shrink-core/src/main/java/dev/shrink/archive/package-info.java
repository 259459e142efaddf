/** Opens folders, zips, jars, wheels and archives inside them as model values; writes them reproducibly and safely. */
package dev.shrink.archive;
