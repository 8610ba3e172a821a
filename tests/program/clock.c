/* A machine whose clock is wrong: the wall clock is off by CLOCK_OFF seconds, the time since the start is right. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

int clock_gettime(clockid_t id, struct timespec *at) {
  static int (*real)(clockid_t, struct timespec *);
  if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
  int result = real(id, at);
  const char *off = getenv("CLOCK_OFF");
  if (id == CLOCK_REALTIME && off) at->tv_sec += atoll(off);
  return result;
}
