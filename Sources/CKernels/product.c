#include "lanes.h"
#include <stddef.h>

/// Rows that are worked on at once: as many sums as fit into 16 registers of 8 floats, or into 32 of 16, and that a processor
/// which ends two products a cycle, four cycles after it began them, is never kept waiting by.
enum { narrow_rows = 6, wide_rows = 12 };

/// Columns go from last to first: what the last panel spills over into the next row is then overwritten.
INLINE void tile(const int rows, const CKProduct *p, long first) {
  const long depth = p->segments * p->segment_length, stride = p->row_stride;
  for (long column = (p->columns - 1) / CK_LANES * CK_LANES; column >= 0; column -= CK_LANES) {
    lanes sum[wide_rows];
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) sum[r] = *(const lanes *)(p->bias + column);

    const float *weights = p->weights + column * depth;
    for (long s = 0; s < p->segments; s++) {
      const float *input = p->input + first * stride + s * p->segment_stride;
      for (long k = 0; k < p->segment_length; k++, weights += CK_LANES) {
        const lanes w = *(const lanes *)weights;
#pragma clang loop unroll(full)
        for (int r = 0; r < rows; r++) sum[r] += input[r * stride + k] * w;
      }
    }

    if (p->residual && column < p->residual_columns) {
      const float *residual = p->residual + first * p->residual_columns + column;
      const long valid = p->residual_columns - column;
#pragma clang loop unroll(full)
      for (int r = 0; r < rows; r++, residual += p->residual_columns) {
        if (valid >= CK_LANES || p->residual_columns == p->columns)
          sum[r] += *(const loose_lanes *)residual;
        else
          for (long c = 0; c < valid; c++) sum[r][c] += residual[c];
      }
    }
    const float *slope = p->slope ? p->slope + column : NULL;
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
      activate(&sum[r], p->activation, slope);
      *(loose_lanes *)(p->output + (first + r) * p->columns + column) = sum[r];
    }
  }
}

INLINE void product(const int most, const CKProduct *p) {
  long first = 0;
  for (; most == wide_rows && first + wide_rows <= p->rows; first += wide_rows) tile(wide_rows, p, first);
  for (; first + narrow_rows <= p->rows; first += narrow_rows) tile(narrow_rows, p, first);
  switch (p->rows - first) {
  case 5: tile(5, p, first); break;
  case 4: tile(4, p, first); break;
  case 3: tile(3, p, first); break;
  case 2: tile(2, p, first); break;
  case 1: tile(1, p, first); break;
  }
}

#ifdef WIDE
WIDE static void wide_product(const CKProduct *p) { product(wide_rows, p); }
#endif

NARROW_CLONES static void narrow_product(const CKProduct *p) { product(narrow_rows, p); }

void ck_matrix_product(const CKProduct *p) {
#ifdef WIDE
  if (runs_wide()) {
    wide_product(p);
    return;
  }
#endif
  narrow_product(p);
}
