/** Code that runs inside of traced functions' JVMs; depends on nothing. */
package dev.shrink.verify.recorder;
