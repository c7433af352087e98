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

void codec_free(void *memory) { free(memory); }
