// The C library under one name: Swift calls it Glibc on Linux and Darwin on macOS.
#ifndef POSTERIOR_CLIBRARY_SHIM_H
#define POSTERIOR_CLIBRARY_SHIM_H

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

// A macro and a mutable global, which Swift cannot use as they are.
static inline int last_error(void) { return errno; }
static inline char **environment_variables(void) {
  extern char **environ;
  return environ;
}

// Where a limit is set on the address space, restarts the program with one thread of OpenBLAS:
// each further one asks for 128 MB as the library is loaded, in a loop until it gets them.
static inline void restart_with_one_thread(char *const *arguments) {
#ifdef __linux__
  struct rlimit space;
  if (getrlimit(RLIMIT_AS, &space) != 0 || space.rlim_cur == RLIM_INFINITY) return;
  if (getenv("OPENBLAS_NUM_THREADS") || setenv("OPENBLAS_NUM_THREADS", "1", 1) != 0) return;
  execv("/proc/self/exe", arguments);
#endif
}

// Swift cannot call a function with a variable number of arguments.
static inline int open_file(const char *path, int flags, mode_t mode) {
  return open(path, flags, mode);
}

// The result of dladdr, which glibc declares only for programs that define _GNU_SOURCE.
struct address_information {
  const char *file;
  void *base;
  const char *symbol;
  void *address;
};
#ifdef __APPLE__
int find_address(const void *address, struct address_information *result) __asm__("_dladdr");
#else
int find_address(const void *address, struct address_information *result) __asm__("dladdr");
#endif

/// The file of the library that an address lies in, NULL if that is not known.
static inline const char *library_file(const void *address) {
  struct address_information result;
  return find_address(address, &result) ? result.file : NULL;
}

/// The columns of the terminal behind a descriptor, 0 if it is not a terminal.
static inline int terminal_columns(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/// The rows of the terminal behind a descriptor, 0 if it is not a terminal.
static inline int terminal_rows(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

/// Has a terminal hand over each key at once, unseen; Ctrl-C still interrupts, and Ctrl-Z does
/// nothing.
static inline void read_single_keys(struct termios *settings) {
  settings->c_lflag &= ~(tcflag_t)(ICANON | ECHO);
  settings->c_cc[VMIN] = 1;
  settings->c_cc[VTIME] = 0;
  settings->c_cc[VSUSP] = _POSIX_VDISABLE;
}

/// Ignores a signal; returns whether it was not ignored before.
static inline int silence_signal(int number) { return signal(number, SIG_IGN) != SIG_IGN; }

/// Ends the program by a signal, as if nothing had waited for it.
static inline void end_by_signal(int number) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, number);
  signal(number, SIG_DFL);
  pthread_sigmask(SIG_UNBLOCK, &signals, NULL);
  raise(number);
  _exit(128 + number);
}

#endif
