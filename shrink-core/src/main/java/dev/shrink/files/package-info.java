/** Rules about files of any language: natives of other platforms, development files, metadata, licences, litter, and what becomes empty. */
package dev.shrink.files;
