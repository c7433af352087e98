#include "lanes.h"

// One row is worked through in blocks of WIDTH; inside a block a minimum travels in three steps instead of eight.
#define WIDTH 8
#define FAR 1e30f

typedef float block __attribute__((ext_vector_type(WIDTH)));
typedef float loose_block __attribute__((ext_vector_type(WIDTH), aligned(4)));

INLINE float least(float a, float b) { return a < b ? a : b; }
INLINE void lower(block *a, const block *b) { *a = *b < *a ? *b : *a; }

/// What the row beside leaves: 1 straight, √2 across the corners.
INLINE void from_beside(float *row, const float *beside, long width) {
  const float diagonal = 1.4142135f;
  if (width == 1) {
    row[0] = least(row[0], beside[0] + 1);
    return;
  }
  row[0] = least(row[0], least(beside[0] + 1, beside[1] + diagonal));
  for (long x = 1; x < width - 1; x++)
    row[x] = least(least(row[x], beside[x] + 1), least(beside[x - 1], beside[x + 1]) + diagonal);
  row[width - 1] = least(row[width - 1], least(beside[width - 1] + 1, beside[width - 2] + diagonal));
}

/// Every value becomes the least of itself and those before it, each grown by its distance.
INLINE void spread(block *values, float before) {
  const block far = FAR;
  block moved = __builtin_shufflevector(far, *values, 0, 8, 9, 10, 11, 12, 13, 14) + 1;
  lower(values, &moved);
  moved = __builtin_shufflevector(far, *values, 0, 1, 8, 9, 10, 11, 12, 13) + 2;
  lower(values, &moved);
  moved = __builtin_shufflevector(far, *values, 0, 1, 2, 3, 8, 9, 10, 11) + 4;
  lower(values, &moved);
  moved = (block){1, 2, 3, 4, 5, 6, 7, 8} + before;
  lower(values, &moved);
}

INLINE void rightwards(float *row, long width) {
  float before = FAR;
  long x = 0;
  for (; x + WIDTH <= width; x += WIDTH) {
    block v = *(const loose_block *)(row + x);
    spread(&v, before);
    *(loose_block *)(row + x) = v;
    before = v[WIDTH - 1];
  }
  for (; x < width; x++) before = row[x] = least(row[x], before + 1);
}

INLINE void leftwards(float *row, long width) {
  float before = FAR;
  long x = width;
  for (; x >= WIDTH; x -= WIDTH) {
    const block ahead = *(const loose_block *)(row + x - WIDTH);
    block v = __builtin_shufflevector(ahead, ahead, 7, 6, 5, 4, 3, 2, 1, 0);
    spread(&v, before);
    *(loose_block *)(row + x - WIDTH) = __builtin_shufflevector(v, v, 7, 6, 5, 4, 3, 2, 1, 0);
    before = v[WIDTH - 1];
  }
  for (; x > 0; x--) before = row[x - 1] = least(row[x - 1], before + 1);
}

CLONES void ck_chamfer_distances(float *distances, long width, long height) {
  for (long y = 0; y < height; y++) {
    float *row = distances + y * width;
    if (y > 0) from_beside(row, row - width, width);
    rightwards(row, width);
  }
  for (long y = height - 1; y >= 0; y--) {
    float *row = distances + y * width;
    if (y < height - 1) from_beside(row, row + width, width);
    leftwards(row, width);
  }
}
