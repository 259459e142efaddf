/** Runs the pipeline on one machine: the functions from their packages, the backends on the loopback interface, a gateway before them. */
package dev.shrink.example.local;
