/* A disk that can be cut off from power: loaded into a server (LD_PRELOAD), it notes everything that is written to the
 * files of a SQLite database, and when they were flushed. Every write reaches the real file as well, so that the server
 * reads what it wrote; what a power cut would leave of it is made from the notes (disk.py).
 *
 * POWER_FILE is the database; files whose names begin with it are noted. POWER_NOTES is where: an append-only file, so
 * that notes of several threads, and of whoever else appends, stand in the order in which things happened.
 *
 * A note: kind (w, t, u, s), number of the ending (0 "", 1 "-wal", 2 other), 6 bytes of nothing, offset, length (both
 * 64 bits, of this machine's order), then so many bytes. A flush is over at once: its note stands before it returns.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

struct head { char kind; char ending; char nothing[6]; uint64_t offset, length; };

static int notes = -1;
static const char *file;

__attribute__((constructor)) static void begin(void) {
    file = getenv("POWER_FILE");
    notes = open(getenv("POWER_NOTES"), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (!file || notes < 0) abort();
}

/* 0 the database, 1 its log, -1 none of them: the shared memory is made anew after a power cut */
static int ending_of(const char *path) {
    size_t n = strlen(file);
    if (strncmp(path, file, n)) return -1;
    return !path[n] ? 0 : !strcmp(path + n, "-wal") ? 1 : -1;
}

static int ending_of_open(int fd) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n < 0) return -1;
    path[n] = 0;
    return ending_of(path);
}

static void note(char kind, int ending, uint64_t offset, const void *data, uint64_t length) {
    struct head h = {kind, (char)ending, {0}, offset, length};
    struct iovec parts[2] = {{&h, sizeof h}, {(void *)data, length}};
    ssize_t whole = (ssize_t)(sizeof h + (data ? length : 0));
    if (writev(notes, parts, data ? 2 : 1) != whole) abort();
}

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static ssize_t written(ssize_t (*real)(int, const void *, size_t, off_t), int fd, const void *data, size_t n, off_t at) {
    int ending = ending_of_open(fd);
    if (ending >= 0) note('w', ending, (uint64_t)at, data, n);
    return real(fd, data, n, at);
}
ssize_t pwrite(int fd, const void *data, size_t n, off_t at) { REAL(pwrite); return written(real, fd, data, n, at); }
ssize_t pwrite64(int fd, const void *data, size_t n, off64_t at) { REAL(pwrite64); return written(real, fd, data, n, at); }

static void shortened(int fd, off_t size) {
    int ending = ending_of_open(fd);
    if (ending >= 0) note('t', ending, (uint64_t)size, NULL, 0);
}
int ftruncate(int fd, off_t size) { REAL(ftruncate); shortened(fd, size); return real(fd, size); }
int ftruncate64(int fd, off64_t size) { REAL(ftruncate64); shortened(fd, size); return real(fd, size); }

int unlink(const char *path) {
    REAL(unlink);
    int ending = ending_of(path);
    if (ending >= 0) note('u', ending, 0, NULL, 0);
    return real(path);
}

static int flushed(int fd, int (*real)(int)) {
    int ending = ending_of_open(fd);
    if (ending < 0) return real(fd);
    note('s', ending, 0, NULL, 0);
    return 0;
}
int fsync(int fd) { REAL(fsync); return flushed(fd, real); }
int fdatasync(int fd) { REAL(fdatasync); return flushed(fd, real); }
