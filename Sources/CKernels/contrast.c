#include "lanes.h"

CLONES void ck_tones(const uint8_t *pixels, long count, uint8_t *output) {
  for (long i = 0; i < count; i++)
    output[i] = (uint8_t)((pixels[3 * i] + pixels[3 * i + 1] + 2 * pixels[3 * i + 2]) >> 2);
}

INLINE const uint8_t *row_at(const uint8_t *tones, long width, long height, long y) {
  return tones + (y < 0 ? 0 : y >= height ? height - 1 : y) * width;
}

CLONES void ck_local_contrast(
    const uint8_t *tones, long width, long height, long reach, uint32_t *scratch, int16_t *output) {
  const long side = 2 * reach + 1;
  // A sum is at most 255 · side², so the product fits; sums along a row may wrap around, their differences don't.
  const uint32_t share = (uint32_t)(65536 / (side * side));
  uint32_t *columns = scratch, *running = scratch + width;
  for (long x = 0; x < width; x++) columns[x] = 0;
  for (long k = -reach; k <= reach; k++) {
    const uint8_t *row = row_at(tones, width, height, k);
    for (long x = 0; x < width; x++) columns[x] += row[x];
  }
  for (long y = 0; y < height; y++) {
    uint32_t sum = 0;
    running[0] = 0;
    for (long i = 0; i < reach; i++) running[1 + i] = sum += columns[0];
    for (long x = 0; x < width; x++) running[1 + reach + x] = sum += columns[x];
    for (long i = 0; i < reach; i++) running[1 + reach + width + i] = sum += columns[width - 1];
    const uint8_t *row = tones + y * width;
    int16_t *result = output + y * width;
    for (long x = 0; x < width; x++) {
      const uint32_t mean = ((running[x + side] - running[x]) * share) >> 16;
      result[x] = (int16_t)(row[x] - (int32_t)mean);
    }
    const uint8_t *enters = row_at(tones, width, height, y + reach + 1);
    const uint8_t *leaves = row_at(tones, width, height, y - reach);
    for (long x = 0; x < width; x++) columns[x] += (uint32_t)enters[x] - leaves[x];
  }
}
