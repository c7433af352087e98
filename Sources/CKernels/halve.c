#include "lanes.h"
#include <string.h>

typedef uint8_t bytes __attribute__((ext_vector_type(16)));
typedef uint16_t pairs __attribute__((ext_vector_type(8)));

INLINE bytes load(const uint8_t *p) {
  bytes value;
  memcpy(&value, p, sizeof value);
  return value;
}

/// Of the first four pixels of a row the sums of neighbours: two pixels, six samples; the last two lanes are noise.
INLINE pairs add_neighbours(const uint8_t *row) {
  const pairs p = (pairs)__builtin_shufflevector(load(row), load(row), 0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11, 0, 0, 0, 0);
  return (p & 0xFF) + (p >> 8);
}

CLONES void ck_halve_rows(const uint8_t *top, const uint8_t *bottom, uint8_t *output, long width) {
  long x = 0;
  // Loads reach 4 samples beyond their four pixels, stores 2 beyond their two.
  for (; x + 4 <= width; x += 2, top += 12, bottom += 12, output += 6) {
    const pairs mean = (add_neighbours(top) + add_neighbours(bottom) + 2) >> 2;
    const bytes packed = (bytes)mean;
    const bytes joined = __builtin_shufflevector(packed, packed, 0, 2, 4, 6, 8, 10, 12, 14, 0, 0, 0, 0, 0, 0, 0, 0);
    memcpy(output, &joined, 8);
  }
  for (; x < width; x++, top += 6, bottom += 6, output += 3)
    for (int c = 0; c < 3; c++) output[c] = (uint8_t)((top[c] + top[c + 3] + bottom[c] + bottom[c + 3] + 2) >> 2);
}
