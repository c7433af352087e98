#include "lanes.h"

enum { run = 1024 };

/// In runs of pixels: single precision loses little within one, and the runs are added up in double precision.
CLONES void ck_channel_sums(const float *pixels, long count, long channels, float *sums, float *squares) {
  typedef double wide_lanes __attribute__((ext_vector_type(CK_LANES)));
  for (long block = 0; block < channels; block += CK_LANES) {
    wide_lanes sum = 0.0, square = 0.0;
    for (long first = 0; first < count; first += run) {
      const long last = first + run < count ? first + run : count;
      lanes part = 0.0f, part_square = 0.0f;
      const float *pixel = pixels + first * channels + block;
      for (long i = first; i < last; i++, pixel += channels) {
        const lanes x = *(const loose_lanes *)pixel;
        part += x;
        part_square += x * x;
      }
      sum += __builtin_convertvector(part, wide_lanes);
      square += __builtin_convertvector(part_square, wide_lanes);
    }
    *(loose_lanes *)(sums + block) = __builtin_convertvector(sum, lanes);
    *(loose_lanes *)(squares + block) = __builtin_convertvector(square, lanes);
  }
}

/// Blocks of channels go from last to first: what the last one spills over is then overwritten.
CLONES void ck_scale_channels(const float *pixels, long count, long channels, const float *scale, const float *shift,
                              CKActivation activation, float *output) {
  for (long i = 0; i < count; i++) {
    for (long block = (channels - 1) / CK_LANES * CK_LANES; block >= 0; block -= CK_LANES) {
      lanes x = *(const loose_lanes *)(pixels + i * channels + block);
      x = x * *(const loose_lanes *)(scale + block) + *(const loose_lanes *)(shift + block);
      activate(&x, activation, scale);
      *(loose_lanes *)(output + i * channels + block) = x;
    }
  }
}
