/**
 * What Python packaging writes beside code: core metadata, RECORD, WHEEL, entry points, versions and requirements.
 *
 * <p>Everything here works on text and path names, knows no deployment and never throws on bad input: what cannot be read
 * is reported beside what could.
 */
package dev.shrink.python.dist;
