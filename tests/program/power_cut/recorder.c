/* Records, for LD_PRELOAD, everything that a program does to the files under $RECORD_DIR and every byte that it
 * says on standard output, into $RECORD_LOG: one line "op<TAB>name<TAB>offset<TAB>length<TAB>other name", then the
 * bytes. Ops: C created, W written, R resized, S synced, D folder synced, U unlinked, N renamed, A said. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FDS 4096
static int log_fd = -1, is_ready;
static char dir[512], names[FDS][256];
static char is_dir[FDS];

static void ready(void) {
    if (is_ready) return;
    is_ready = 1;
    const char *where = getenv("RECORD_DIR"), *log = getenv("RECORD_LOG");
    if (!where || !log) return;
    strncpy(dir, where, sizeof dir - 1);
    log_fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
}

static void record(char op, const char *name, int64_t at, int64_t length, const void *bytes, const char *other) {
    if (log_fd < 0) return;
    char head[1200];
    int size = snprintf(head, sizeof head, "%c\t%s\t%lld\t%lld\t%s\n", op, name, (long long)at, (long long)length, other);
    char *all = malloc(size + length);
    memcpy(all, head, size);
    if (length) memcpy(all + size, bytes, length);
    syscall(SYS_write, log_fd, all, size + length);
    free(all);
}

/* The name of a path inside the folder, or nothing. */
static const char *inside(const char *path) {
    size_t length = strlen(dir);
    if (log_fd < 0 || !length || strncmp(path, dir, length)) return 0;
    return path[length] == '/' ? path + length + 1 : path[length] ? 0 : ".";
}

static const char *known(int fd) { return fd >= 0 && fd < FDS && names[fd][0] ? names[fd] : 0; }

static int opened(int at, const char *path, int flags, int mode) {
    ready();
    int was_there = faccessat(at, path, F_OK, 0) == 0;
    int fd = syscall(SYS_openat, at, path, flags, mode);
    if (fd < 0 || fd >= FDS) return fd;
    names[fd][0] = is_dir[fd] = 0;
    const char *name = inside(path);
    if (!name) return fd;
    struct stat about;
    fstat(fd, &about);
    is_dir[fd] = S_ISDIR(about.st_mode);
    strncpy(names[fd], name, sizeof names[fd] - 1);
    if (!was_there && (flags & O_CREAT)) record('C', name, 0, 0, 0, "");
    if (was_there && (flags & O_TRUNC)) record('R', name, 0, 0, 0, "");
    return fd;
}

#define MODE(last) va_list more; va_start(more, last); int mode = va_arg(more, int); va_end(more)
int open(const char *path, int flags, ...) { MODE(flags); return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags); return opened(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags); return opened(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags); return opened(at, path, flags, mode); }

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) {
    ready();
    ssize_t done = syscall(SYS_pwrite64, fd, bytes, size, at);
    if (done > 0 && known(fd)) record('W', known(fd), at, done, bytes, "");
    return done;
}
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) { return pwrite64(fd, bytes, size, at); }

ssize_t write(int fd, const void *bytes, size_t size) {
    ready();
    off_t at = known(fd) ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t done = syscall(SYS_write, fd, bytes, size);
    if (done > 0 && fd == 1) record('A', "", 0, done, bytes, "");
    else if (done > 0 && known(fd)) record('W', known(fd), at, done, bytes, "");
    return done;
}

int ftruncate64(int fd, off64_t size) {
    ready();
    int done = syscall(SYS_ftruncate, fd, size);
    if (!done && known(fd)) record('R', known(fd), size, 0, 0, "");
    return done;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int synced(long call, int fd) {
    ready();
    int done = syscall(call, fd);
    if (!done && known(fd)) record(is_dir[fd] ? 'D' : 'S', known(fd), 0, 0, 0, "");
    return done;
}
int fsync(int fd) { return synced(SYS_fsync, fd); }
int fdatasync(int fd) { return synced(SYS_fdatasync, fd); }

int unlink(const char *path) {
    ready();
    int done = syscall(SYS_unlink, path);
    if (!done && inside(path)) record('U', inside(path), 0, 0, 0, "");
    return done;
}

int rename(const char *from, const char *to) {
    ready();
    int done = syscall(SYS_rename, from, to);
    if (!done && inside(from) && inside(to)) record('N', inside(from), 0, 0, 0, inside(to));
    return done;
}

int close(int fd) {
    ready();
    if (fd >= 0 && fd < FDS) names[fd][0] = 0;
    return syscall(SYS_close, fd);
}
