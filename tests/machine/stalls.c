/* Tells when this machine stood still: for each pause of its processors, the second of its end (UTC) and its length in
 * milliseconds. A PC without KVM on a busy host stands still now and then, and nothing inside can play sound then.
 * Usage: stalls MILLISECONDS     shorter pauses are not told */
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { NAP = 50 };

static long long milliseconds(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

int main(int count, char **words)
{
    /* Before everything else that runs, so that only a machine that stands still delays it. */
    struct sched_param first = { .sched_priority = 50 };
    struct timespec nap = { .tv_nsec = NAP * 1000000L };
    long long before, pause, longest = count == 2 ? atoll(words[1]) : 0;

    if (longest <= NAP || sched_setscheduler(0, SCHED_FIFO, &first) != 0) {
        fputs("usage: stalls MILLISECONDS, as root\n", stderr);
        return 1;
    }
    for (;;) {
        before = milliseconds(CLOCK_MONOTONIC);
        nanosleep(&nap, NULL);
        pause = milliseconds(CLOCK_MONOTONIC) - before - NAP;
        if (pause >= longest) {
            printf("%lld %lld\n", milliseconds(CLOCK_REALTIME) / 1000, pause);
            fflush(stdout);
        }
    }
}
