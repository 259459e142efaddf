/** The one table of settings, and layered values with their origins. */
package dev.shrink.config;
