/* A disk that stalls: a file of paused visits is not synced as long as $STALLED_WHILE is there. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int fsync(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length > 0 ? length : 0] = 0;
    const char *gate = getenv("STALLED_WHILE");
    while (gate && strstr(path, "/paused-visits/") && !access(gate, F_OK)) usleep(5000);
    return syscall(SYS_fsync, fd);
}
