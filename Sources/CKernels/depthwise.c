#include "lanes.h"

/// Neighbouring results that are summed side by side: a sum alone would wait for itself at every tap.
enum { together = 4 };

/// Taps `from` to `to` of each line of the window at x, for `count` results, `d->stride` apart.
INLINE void window(const CKDepthwise *d, const int count, lanes *sum, const lanes *weights, long x, long block, long height,
                   long width, long from, long to) {
  const long step = d->stride * d->channels;
  for (long j = 0; j < height; j++) {
    const float *pixel = d->lines[j] + (x + from) * d->channels + block;
    for (long i = from; i < to; i++, pixel += d->channels) {
      const lanes weight = weights[j * width + i];
#pragma clang loop unroll(full)
      for (int k = 0; k < count; k++) sum[k] += *(const loose_lanes *)(pixel + k * step) * weight;
    }
  }
}

/// Results `o` to `o + count`, none of whose taps lies outside of the line but by `from` and `to`.
INLINE void results(const CKDepthwise *d, const int count, long o, long block, long height, long width, long from, long to) {
  lanes sum[together];
#pragma clang loop unroll(full)
  for (int k = 0; k < count; k++) sum[k] = *(const lanes *)(d->bias + block);
  window(d, count, sum, (const lanes *)(d->weights + block * height * width), o * d->stride - d->left, block, height, width,
         from, to);
#pragma clang loop unroll(full)
  for (int k = 0; k < count; k++) {
    activate(&sum[k], d->activation, d->slope + block);
    *(loose_lanes *)(d->output + (o + k) * d->channels + block) = sum[k];
  }
}

/// Blocks of channels go from last to first: what the last one spills over is then overwritten.
INLINE void line(const CKDepthwise *d, long height, long width) {
  for (long block = (d->channels - 1) / CK_LANES * CK_LANES; block >= 0; block -= CK_LANES) {
    for (long o = 0; o < d->output_width;) {
      const long x = o * d->stride - d->left;
      if (x >= 0 && o + together <= d->output_width && x + (together - 1) * d->stride + width <= d->width) {
        results(d, together, o, block, height, width, 0, width);
        o += together;
      } else {
        results(d, 1, o, block, height, width, x < 0 ? -x : 0, x + width > d->width ? d->width - x : width);
        o++;
      }
    }
  }
}

CLONES void ck_depthwise_line(const CKDepthwise *d) {
  if (d->kernel_height == 3 && d->kernel_width == 3)
    line(d, 3, 3);
  else if (d->kernel_height == 5 && d->kernel_width == 5)
    line(d, 5, 5);
  else
    line(d, d->kernel_height, d->kernel_width);
}
