#include "lanes.h"
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

typedef int16_t shorts __attribute__((ext_vector_type(8)));
typedef uint8_t bytes __attribute__((ext_vector_type(4)));
typedef int32_t ints __attribute__((ext_vector_type(4)));

/// a0 · b0 + a1 · b1, a2 · b2 + a3 · b3 …: two taps at once.
INLINE ints multiply_pairs(shorts a, shorts b) {
#if defined(__SSE2__)
  return (ints)_mm_madd_epi16((__m128i)a, (__m128i)b);
#else
  const ints even = __builtin_convertvector(__builtin_shufflevector(a, a, 0, 2, 4, 6), ints) *
                    __builtin_convertvector(__builtin_shufflevector(b, b, 0, 2, 4, 6), ints);
  const ints odd = __builtin_convertvector(__builtin_shufflevector(a, a, 1, 3, 5, 7), ints) *
                   __builtin_convertvector(__builtin_shufflevector(b, b, 1, 3, 5, 7), ints);
  return even + odd;
#endif
}

/// Two weights, four times over.
INLINE shorts repeat(const int16_t *weights) {
  int32_t both;
  memcpy(&both, weights, sizeof both);
  const ints pair = both;
  return (shorts)pair;
}

/// The last weight of an odd number and a zero, four times over.
INLINE shorts repeat_last(const int16_t *weight) {
  const ints pair = (uint16_t)*weight;
  return (shorts)pair;
}

INLINE shorts load(const uint8_t *row) {
  uint8_t bytes __attribute__((ext_vector_type(8)));
  memcpy(&bytes, row, sizeof bytes);
  return __builtin_convertvector(bytes, shorts);
}

enum { block = 32, vectors = block / 8 };

/// `block` samples of two rows times their weights, added to the sums of the lower and the upper half of each vector.
INLINE void add_rows(const uint8_t *a, const uint8_t *b, shorts weights, ints *low, ints *high) {
#pragma clang loop unroll(full)
  for (int i = 0; i < vectors; i++) {
    const shorts x = load(a + 8 * i), y = load(b + 8 * i);
    low[i] += multiply_pairs(__builtin_shufflevector(x, y, 0, 8, 1, 9, 2, 10, 3, 11), weights);
    high[i] += multiply_pairs(__builtin_shufflevector(x, y, 4, 12, 5, 13, 6, 14, 7, 15), weights);
  }
}

/// `block` samples of one output row, all taps added up in registers.
INLINE void weighted_block(const uint8_t *row, long stride, const int16_t *weights, long taps, int16_t *output) {
  ints low[vectors], high[vectors];
#pragma clang loop unroll(full)
  for (int i = 0; i < vectors; i++) low[i] = high[i] = 128;
  for (; taps > 1; taps -= 2, weights += 2, row += 2 * stride) add_rows(row, row + stride, repeat(weights), low, high);
  if (taps > 0) add_rows(row, row, repeat_last(weights), low, high);
#pragma clang loop unroll(full)
  for (int i = 0; i < vectors; i++) {
    const shorts sums = __builtin_shufflevector((shorts)(low[i] >> 8), (shorts)(high[i] >> 8), 0, 2, 4, 6, 8, 10, 12, 14);
    memcpy(output + 8 * i, &sums, sizeof sums);
  }
}

CLONES void ck_weighted_rows(
    const uint8_t *rows, long stride, const int16_t *weights, long taps, int16_t *output, long count) {
  long x = 0;
  for (; x + block <= count; x += block) weighted_block(rows + x, stride, weights, taps, output + x);
  for (; x < count; x++) {
    int32_t sum = 128;
    for (long k = 0; k < taps; k++) sum += weights[k] * rows[k * stride + x];
    output[x] = (int16_t)(sum >> 8);
  }
}

/// The channels of two neighbouring pixels side by side; the last pair is noise.
INLINE shorts load_pixels(const int16_t *row) {
  shorts samples;
  memcpy(&samples, row, sizeof samples);
  return __builtin_shufflevector(samples, samples, 0, 3, 1, 4, 2, 5, 6, 7);
}

INLINE ints two_taps(const int16_t *pixel, const int16_t *weights) {
  return multiply_pairs(load_pixels(pixel), repeat(weights));
}

CLONES void ck_weighted_columns(
    const int16_t *row, const int32_t *first, const int16_t *weights, long taps, uint8_t *output, long count) {
  for (long x = 0; x < count; x++, output += 3) {
    const int16_t *pixel = row + 3 * first[x];
    ints sum = 1 << 19;
    long left = taps;
    for (; left >= 4; left -= 4, weights += 4, pixel += 12) sum += two_taps(pixel, weights) + two_taps(pixel + 6, weights + 2);
    for (; left >= 2; left -= 2, weights += 2, pixel += 6) sum += two_taps(pixel, weights);
    if (left > 0) sum += multiply_pairs(load_pixels(pixel), repeat_last(weights++));
    sum = __builtin_elementwise_min(__builtin_elementwise_max(sum >> 20, (ints)0), (ints)255);
    const bytes color = __builtin_convertvector(sum, bytes);
    memcpy(output, &color, 3);
  }
}
