#ifndef CCODECS_REPORT_H
#define CCODECS_REPORT_H

#include "codecs.h"

void codec_report_failure(codec_report *report, const char *text);
void codec_report_warning(codec_report *report, const char *text);

#endif
