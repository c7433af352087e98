#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdint.h>

/// Every float array that a kernel reads or writes must be followed by this many floats of slack: the last
/// block of channels is read and written whole, and what spills over is overwritten or never looked at.
#define CK_LANES 16

typedef enum {
  CKActivationNone = 0,
  CKActivationReLU = 1,
  CKActivationReLU6 = 2,
  CKActivationPReLU = 3,
  CKActivationHardSwish = 4,
} CKActivation;

/// output[r][c] = activation(bias[c] + residual[r][c] + sum over k of input[r][k] · weights[k][c])
///
/// A row of the left matrix is `segments` runs of `segment_length` floats, `segment_stride` apart, so that a
/// convolution over a padded NHWC image needs no rearranged copy: a run is one line of the window.
typedef struct {
  const float *input;
  long rows, row_stride;
  long segments, segment_length, segment_stride;
  /// Panels of CK_LANES columns, each segments × segment_length × CK_LANES; 64-byte aligned, zero-filled.
  const float *weights;
  const float *bias;
  /// Slopes of PReLU, one per column, otherwise unused.
  const float *slope;
  CKActivation activation;
  /// Null, or rows × residual_columns; columns beyond those get nothing added.
  const float *residual;
  long residual_columns;
  float *output;
  long columns;
} CKProduct;

void ck_matrix_product(const CKProduct *product);

/// One line of a depthwise convolution.
typedef struct {
  /// kernel_height lines of width × channels; a line of zeros stands in outside the image.
  const float *const *lines;
  long width, channels;
  long kernel_height, kernel_width, stride;
  /// Columns of zeros before the line.
  long left;
  /// Blocks of CK_LANES channels, each kernel_height × kernel_width × CK_LANES; 64-byte aligned, zero-filled.
  const float *weights;
  const float *bias;
  const float *slope;
  CKActivation activation;
  float *output;
  long output_width;
} CKDepthwise;

void ck_depthwise_line(const CKDepthwise *line);

/// Sum and sum of squares of every channel over the pixels of an interleaved picture. The two results have room for
/// whole blocks of channels.
void ck_channel_sums(const float *pixels, long count, long channels, float *sums, float *squares);

/// output = activation(input · scale + shift), channel by channel; no PReLU. Scales and shifts have room for whole
/// blocks of channels.
void ck_scale_channels(const float *pixels, long count, long channels, const float *scale, const float *shift,
                       CKActivation activation, float *output);

/// Half precision (at any address) to single precision; subnormals, infinities and NaN included.
void ck_widen(const void *half, float *single, long count);

/// 1 / (1 + exp(-x)), relative error below 1e-6.
void ck_logistic(const float *input, float *output, long count);

/// Two arrays, number by number; the output may be one of them.
void ck_add(const float *a, const float *b, float *output, long count);
void ck_multiply(const float *a, const float *b, float *output, long count);

/// One row of a separable resampler: the sum of `taps` rows, `stride` samples apart, each times a weight of 14 fractional
/// bits. Six fractional bits are kept.
void ck_weighted_rows(
    const uint8_t *rows, long stride, const int16_t *weights, long taps, int16_t *output, long count);

/// The other pass, on one row of three channels: output pixel i is the sum of `taps` pixels from pixel first[i] on, each
/// times its own weight. Up to CK_COLUMN_SLACK samples beyond the row are read, and don't count.
#define CK_COLUMN_SLACK 5
void ck_weighted_columns(
    const int16_t *row, const int32_t *first, const int16_t *weights, long taps, uint8_t *output, long count);

/// The rounded mean of 2 × 2 pixels of three channels, `width` of them, out of two rows of twice that.
void ck_halve_rows(const uint8_t *top, const uint8_t *bottom, uint8_t *output, long width);

/// A picture's `rows` (at most 4) lines as cells of 4 × 4 pixels, each cell's sums of red, green, blue and of the squares
/// of all three.
void ck_cell_sums(const uint8_t *pixels, long width, long rows, int32_t *sums);

/// Distances to the nearest 0 in a picture that holds 0 or a large number, by steps of 1 and √2: two passes (Borgefors
/// 1986).
void ck_chamfer_distances(float *distances, long width, long height);

/// `count` pixels of three channels before a wall of one colour: alpha · pixel + (255 − alpha) · colour, over 255 and
/// rounded.
void ck_composite(
    const uint8_t *pixels, const uint8_t *alpha, long count, const uint8_t *color, uint8_t *restrict output);

/// Pixels along a straight line through a picture of three 8-bit channels.
typedef struct {
  const uint8_t *samples;
  long width, height;
  /// The first place in pixel indices (a pixel's centre is its index), and from each place to the next.
  double x, y, step_x, step_y;
  long count;
  float gain, offset;
} CKPatchRow;

/// Bilinear, with weights of 8 fractional bits; each sample times gain plus offset. Outside the picture reads as black.
void ck_patch_row(const CKPatchRow *row, float *output);

/// (red + green + 2 · blue) / 4 of each of `count` pixels.
void ck_tones(const uint8_t *pixels, long count, uint8_t *output);

/// How far each tone lies above the mean of the 2 · reach + 1 squared around it; the edges are repeated outside. The
/// scratch has room for 2 · (width + reach) + 1 sums.
void ck_local_contrast(
    const uint8_t *tones, long width, long height, long reach, uint32_t *scratch, int16_t *output);

/// Tells the C library to keep freed large buffers for the next photo: handing each back to the system and taking it
/// anew costs a sixth of the time in page faults. Memory still never grows beyond what one photo needs.
void ck_keep_large_buffers(void);

#endif
