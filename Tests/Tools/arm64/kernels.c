// Every kernel over the same drawn numbers; prints the results, one a line, for kernels.sh to compare between instruction sets.
#include "CKernels.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { width = 21, height = 9, channels = 19, columns = 37, blocks = 2 * CK_LANES, panels = 3 * CK_LANES };

static unsigned state = 1;

/// -1…1, the same on every machine.
static float drawn(void) {
  state = state * 1664525u + 1013904223u;
  return (float)(state >> 8) / (1 << 23) - 1;
}

/// 64-byte aligned, with the slack that kernels ask for.
static float *numbers(long count) {
  float *array = aligned_alloc(64, (count + 2 * CK_LANES + 15) / 16 * 64);
  if (!array) exit(2);
  for (long i = 0; i < count + CK_LANES; i++) array[i] = drawn();
  return array;
}

static void show(const char *name, const float *values, long count) {
  for (long i = 0; i < count; i++) printf("%s %ld %.9g\n", name, i, values[i]);
}

static void products(CKActivation activation) {
  const long rows = 13, depth = 3 * channels;
  CKProduct p = {.input = numbers(rows * channels + depth), .rows = rows, .row_stride = channels, .segments = 3,
                 .segment_length = channels, .segment_stride = channels, .weights = numbers(depth * panels),
                 .bias = numbers(panels), .slope = numbers(panels), .activation = activation,
                 .residual = numbers(rows * 23), .residual_columns = 23, .output = numbers(rows * columns), .columns = columns};
  ck_matrix_product(&p);
  show("product", p.output, rows * columns);
}

static void depthwise(long side, long stride, CKActivation activation) {
  const float *lines[5];
  for (long j = 0; j < side; j++) lines[j] = numbers(width * channels);
  const long results = (width + stride - 1) / stride;
  CKDepthwise d = {.lines = lines, .width = width, .channels = channels, .kernel_height = side, .kernel_width = side,
                   .stride = stride, .left = side / 2, .weights = numbers(side * side * blocks), .bias = numbers(blocks),
                   .slope = numbers(blocks), .activation = activation, .output = numbers(results * channels),
                   .output_width = results};
  ck_depthwise_line(&d);
  show("depthwise", d.output, results * channels);
}

static void elements(void) {
  const long count = 101;
  float *a = numbers(count), *b = numbers(count), *c = numbers(count);
  ck_add(a, b, c, count), show("add", c, count);
  ck_multiply(a, b, c, count), show("multiply", c, count);
  for (long i = 0; i < count; i++) a[i] *= 40;
  ck_logistic(a, c, count), show("logistic", c, count);
  unsigned short halves[] = {0, 0x8000, 1, 0x3C00, 0xBC00, 0x7BFF, 0x7C00, 0xFC00, 0x03FF, 0x3555};
  ck_widen(halves, c, 10), show("widen", c, 10);
}

static void normalization(void) {
  const long count = width * height;
  float *pixels = numbers(count * channels), *sums = numbers(blocks), *squares = numbers(blocks);
  ck_channel_sums(pixels, count, channels, sums, squares);
  show("sums", sums, channels), show("squares", squares, channels);
  float *scaled = numbers(count * channels);
  ck_scale_channels(pixels, count, channels, numbers(blocks), numbers(blocks), CKActivationHardSwish, scaled);
  show("scale", scaled, count * channels);
}

int main(void) {
  for (int activation = CKActivationNone; activation <= CKActivationHardSwish; activation++) {
    products(activation);
    for (long side = 3; side <= 5; side++)
      for (long stride = 1; stride <= 2; stride++) depthwise(side, stride, activation);
  }
  elements();
  normalization();
}
