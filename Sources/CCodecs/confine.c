#define _GNU_SOURCE
#include <errno.h>
#include <sys/resource.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#include "codecs.h"

// libheif and its codecs are some 15 libraries, opened one at a time; plugins need a folder open beside.
enum { DESCRIPTORS_WHILE_LOADING = 32, DESCRIPTORS = 3 };

static rlim_t lesser(rlim_t a, rlim_t b) { return a < b ? a : b; }

// Whoever started the program may have allowed it less.
static int32_t limit(int resource, rlim_t soft, rlim_t hard) {
  struct rlimit value;
  if (getrlimit(resource, &value) != 0) return errno;
  hard = lesser(hard, value.rlim_max);
  value = (struct rlimit){lesser(soft, hard), hard};
  return setrlimit(resource, &value) == 0 ? 0 : errno;
}

static void close_inherited(void) {
#if defined(__linux__) && defined(SYS_close_range)
  if (syscall(SYS_close_range, DESCRIPTORS, ~0U, 0) == 0) return;
#endif
  for (int descriptor = DESCRIPTORS; descriptor < 1024; descriptor++) close(descriptor);
}

int32_t codec_confine(uint64_t memory, uint32_t cpu_seconds) {
  close_inherited();
#ifdef __linux__
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
  int32_t error = limit(RLIMIT_CORE, 0, 0);
  if (!error) error = limit(RLIMIT_FSIZE, 0, 0);
  if (!error) error = limit(RLIMIT_NOFILE, DESCRIPTORS_WHILE_LOADING, DESCRIPTORS_WHILE_LOADING);
  // SIGXCPU at the soft limit says why; SIGKILL at the hard one can't be caught.
  if (!error) error = limit(RLIMIT_CPU, cpu_seconds, cpu_seconds + 1);
  if (!error) error = codec_confine_memory(memory);
  return error;
}

int32_t codec_confine_memory(uint64_t memory) { return limit(RLIMIT_AS, memory, memory); }

int32_t codec_confine_descriptors(void) { return limit(RLIMIT_NOFILE, DESCRIPTORS, DESCRIPTORS); }

int32_t codec_read(uint8_t *bytes, size_t count) {
  while (count > 0) {
    ssize_t got = read(STDIN_FILENO, bytes, count);
    if (got <= 0 && !(got < 0 && errno == EINTR)) return 0;
    if (got <= 0) continue;
    bytes += got;
    count -= (size_t)got;
  }
  return 1;
}

int32_t codec_write(const uint8_t *bytes, size_t count) {
  while (count > 0) {
    ssize_t put = write(STDOUT_FILENO, bytes, count);
    if (put < 0 && errno != EINTR) return 0;
    if (put <= 0) continue;
    bytes += put;
    count -= (size_t)put;
  }
  return 1;
}

_Noreturn void codec_exit(int32_t status) { _exit(status); }
