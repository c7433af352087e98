#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdbool.h>

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

/// Whether this CPU has AVX2 and what else x86-64-v3 means.
bool ck_runs_x86_64_v3(void);

/// Tells the C library to keep freed large buffers for the next photo: handing each back to the system and taking it
/// anew costs a sixth of the time in page faults. Memory still never grows beyond what one photo needs.
void ck_keep_large_buffers(void);

#endif
