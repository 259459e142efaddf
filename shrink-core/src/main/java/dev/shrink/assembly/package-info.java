/** Puts function and layer packages together from an application and its libraries, in the layouts that Lambda's Java runtime reads. */
package dev.shrink.assembly;
