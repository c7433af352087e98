#include "lanes.h"

#define CELL 4
// Cells of a line that are added up at once.
#define BLOCK 64

CLONES void ck_cell_sums(const uint8_t *pixels, long width, long rows, int32_t *sums) {
  const long stride = width * 3;
  for (long start = 0; start < stride; start += BLOCK * CELL * 3) {
    const long length = stride - start < BLOCK * CELL * 3 ? stride - start : BLOCK * CELL * 3;
    int32_t columns[BLOCK * CELL * 3] = {0}, squares[BLOCK * CELL * 3] = {0};
    for (long y = 0; y < rows; y++) {
      const uint8_t *line = pixels + y * stride + start;
      for (long k = 0; k < length; k++) {
        columns[k] += line[k];
        squares[k] += line[k] * line[k];
      }
    }
    for (long k = 0; k < length; k += CELL * 3, sums += 4) {
      const int32_t *c = columns + k, *s = squares + k;
      sums[0] = c[0] + c[3] + c[6] + c[9];
      sums[1] = c[1] + c[4] + c[7] + c[10];
      sums[2] = c[2] + c[5] + c[8] + c[11];
      sums[3] = s[0] + s[1] + s[2] + s[3] + s[4] + s[5] + s[6] + s[7] + s[8] + s[9] + s[10] + s[11];
    }
  }
}
