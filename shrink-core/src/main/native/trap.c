/*
 * What a function of a stand-in for a GPU library does: it says its name and ends the process. Entered with the name as its argument,
 * from one short jump per function that StandIn writes. Built by build.sh; the bytes are checked in as trap-x86_64.bin and trap-aarch64.bin.
 */
#include "system.h"

__attribute__((section(".text.entry"), noreturn)) void trap(const char *name)
{
    say("shrink: GPU function ");
    say(name);
    say(" was called, but GPU code was taken out of this artifact; shrink it with --no-cpu-only to keep it\n");
    for (;;)
        call(EXIT_GROUP, 134, 0, 0, 0, 0, 0);
}
