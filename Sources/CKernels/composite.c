#include "lanes.h"

CLONES void ck_composite(
    const uint8_t *pixels, const uint8_t *alpha, long count, const uint8_t *color, uint8_t *restrict output) {
  const int wall[3] = {color[0], color[1], color[2]};
  for (long i = 0; i < count; i++)
    for (int c = 0; c < 3; c++)
      output[3 * i + c] = (uint8_t)((pixels[3 * i + c] * alpha[i] + wall[c] * (255 - alpha[i]) + 127) / 255);
}
