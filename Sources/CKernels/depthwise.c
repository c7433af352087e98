#include "lanes.h"
#include <stddef.h>

enum { largest_in_registers = 9 };

INLINE void window(const CKDepthwise *d, const lanes *weights, lanes *sum, long x, long block, long height,
                   long width, long from, long to) {
  for (long j = 0; j < height; j++) {
    const float *pixel = d->lines[j] + (x + from) * d->channels + block;
    for (long i = from; i < to; i++, pixel += d->channels)
      *sum += *(const loose_lanes *)pixel * weights[j * width + i];
  }
}

/// Blocks of channels go from last to first: what the last one spills over is then overwritten.
INLINE void line(const CKDepthwise *d, long height, long width, int hold) {
  for (long block = (d->channels - 1) / CK_LANES * CK_LANES; block >= 0; block -= CK_LANES) {
    const lanes *weights = (const lanes *)(d->weights + block * height * width);
    const lanes bias = *(const lanes *)(d->bias + block);
    lanes held[largest_in_registers];
    if (hold) {
#pragma clang loop unroll(full)
      for (int i = 0; i < largest_in_registers; i++) held[i] = weights[i];
      weights = held;
    }
    float *output = d->output + block;
    for (long o = 0; o < d->output_width; o++, output += d->channels) {
      const long x = o * d->stride - d->left;
      const long from = x < 0 ? -x : 0, to = x + width > d->width ? d->width - x : width;
      lanes sum = bias;
      if (from == 0 && to == width)
        window(d, weights, &sum, x, block, height, width, 0, width);
      else
        window(d, weights, &sum, x, block, height, width, from, to);
      activate(&sum, d->activation, d->slope ? d->slope + block : NULL);
      *(loose_lanes *)output = sum;
    }
  }
}

CLONES void ck_depthwise_line(const CKDepthwise *d) {
  if (d->kernel_height == 3 && d->kernel_width == 3)
    line(d, 3, 3, 1);
  else if (d->kernel_height == 5 && d->kernel_width == 5)
    line(d, 5, 5, 0);
  else
    line(d, d->kernel_height, d->kernel_width, 0);
}
