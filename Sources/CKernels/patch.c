#include "lanes.h"
#include <string.h>

// Positions must not depend on the instruction set: no product is fused with a sum.
#pragma clang fp contract(off)

typedef int32_t ints __attribute__((ext_vector_type(4)));
typedef float floats __attribute__((ext_vector_type(4)));

INLINE long clamp(long value, long limit) { return value < 0 ? 0 : value > limit ? limit : value; }

/// Three samples and the byte behind them.
INLINE ints load(const uint8_t *pixel) {
  uint8_t bytes __attribute__((ext_vector_type(4)));
  memcpy(&bytes, pixel, sizeof bytes);
  return __builtin_convertvector(bytes, ints);
}

/// Whether a place has four pixels around it, none of them in the last row, behind which there may be no byte.
INLINE int is_inside(const CKPatchRow *row, double column) {
  const double x = row->x + column * row->step_x, y = row->y + column * row->step_y;
  return x >= 0 && y >= 0 && x < (double)row->width - 1 && y < (double)row->height - 2;
}

INLINE void sample_inside(const CKPatchRow *row, long column, float *output) {
  const double x = row->x + (double)column * row->step_x, y = row->y + (double)column * row->step_y;
  const int32_t left = (int32_t)x, upper = (int32_t)y;
  const int32_t fx = (int32_t)((x - left) * 256), fy = (int32_t)((y - upper) * 256);
  const uint8_t *top = row->samples + (upper * row->width + left) * 3, *bottom = top + row->width * 3;
  const ints sum = (load(top) * (256 - fx) + load(top + 3) * fx) * (256 - fy) +
                   (load(bottom) * (256 - fx) + load(bottom + 3) * fx) * fy;
  const floats value = __builtin_convertvector(sum, floats) * (row->gain / 65536) + row->offset;
  memcpy(output, &value, 3 * sizeof *output);
}

INLINE void sample_anywhere(const CKPatchRow *row, long column, float *output) {
  const long width = row->width, height = row->height;
  const double x = row->x + (double)column * row->step_x, y = row->y + (double)column * row->step_y;
  if (!(x > -1 && y > -1 && x < (double)width && y < (double)height)) {
    output[0] = output[1] = output[2] = row->offset;
    return;
  }
  // Both are above -1, so adding 1 makes truncation a floor.
  const long left = (long)(x + 1) - 1, upper = (long)(y + 1) - 1;
  const int32_t fx = (int32_t)((x - (double)left) * 256), fy = (int32_t)((y - (double)upper) * 256);
  const int32_t weight_left = left < 0 ? 0 : 256 - fx, weight_right = left + 1 < width ? fx : 0;
  const int32_t weight_upper = upper < 0 ? 0 : 256 - fy, weight_lower = upper + 1 < height ? fy : 0;
  const uint8_t *top = row->samples + clamp(upper, height - 1) * width * 3;
  const uint8_t *bottom = row->samples + clamp(upper + 1, height - 1) * width * 3;
  const long from = clamp(left, width - 1) * 3, to = clamp(left + 1, width - 1) * 3;
  for (int c = 0; c < 3; c++) {
    const int32_t sum = (weight_left * top[from + c] + weight_right * top[to + c]) * weight_upper +
                        (weight_left * bottom[from + c] + weight_right * bottom[to + c]) * weight_lower;
    output[c] = (float)sum * (row->gain / 65536) + row->offset;
  }
}

CLONES void ck_patch_row(const CKPatchRow *row, float *output) {
  if (row->count > 0 && is_inside(row, 0) && is_inside(row, (double)(row->count - 1)))
    for (long column = 0; column < row->count; column++, output += 3) sample_inside(row, column, output);
  else
    for (long column = 0; column < row->count; column++, output += 3) sample_anywhere(row, column, output);
}
