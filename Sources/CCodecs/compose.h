#ifndef CCODECS_COMPOSE_H
#define CCODECS_COMPOSE_H

#include <stddef.h>
#include <stdint.h>

static inline void drop_alpha(const uint8_t *rgba, uint8_t *rgb, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    rgb[i * 3] = rgba[i * 4];
    rgb[i * 3 + 1] = rgba[i * 4 + 1];
    rgb[i * 3 + 2] = rgba[i * 4 + 2];
  }
}

// rgb over white: alpha·rgb + (255 − alpha)·255, rounded; an alpha every `step` bytes.
static inline void compose_on_white(uint8_t *rgb, const uint8_t *alphas, int step, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    unsigned alpha = alphas[(size_t)i * (size_t)step];
    for (int c = 0; c < 3; c++) {
      unsigned sum = alpha * rgb[i * 3 + c] + (255 - alpha) * 255 + 128;
      rgb[i * 3 + c] = (uint8_t)((sum + (sum >> 8)) >> 8);
    }
  }
}

#endif
