// The C library under one name: Swift calls it Glibc on Linux and Darwin on macOS.
#ifndef POSTERIOR_CLIBRARY_SHIM_H
#define POSTERIOR_CLIBRARY_SHIM_H

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

// A macro and a mutable global, which Swift cannot use as they are.
static inline int last_error(void) { return errno; }
static inline char **environment_variables(void) {
  extern char **environ;
  return environ;
}

// Swift cannot call a function with a variable number of arguments.
static inline int open_file(const char *path, int flags, mode_t mode) {
  return open(path, flags, mode);
}

/// Has the processor fetch a place in memory that is read soon.
static inline void prefetch(const void *place) { __builtin_prefetch(place); }

/// The columns of the terminal behind a descriptor, 0 where there is none.
static inline int terminal_columns(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

#endif
