#define _GNU_SOURCE
#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEPT_WARNINGS = 5 };

void codec_report_failure(codec_report *report, const char *text) {
  snprintf(report->failure, sizeof report->failure, "%s", text);
}

void codec_report_warning(codec_report *report, const char *text) {
  if (report->warning_count++ >= KEPT_WARNINGS) return;
  size_t used = strlen(report->warnings);
  snprintf(report->warnings + used, sizeof report->warnings - used, "%.140s\n", text);
}

int32_t codec_can_allocate(size_t count) {
  void *volatile memory = malloc(count);
  free(memory);
  return memory || !count;
}

const uint8_t *codec_find(const uint8_t *bytes, size_t count, const char *text, size_t text_count) {
  return memmem(bytes, count, text, text_count);
}

void codec_free(void *memory) { free(memory); }
