// Whole operations on memory over libjpeg, libpng and Little CMS. No type of those libraries, no jump and no
// callback crosses this header. Every function may be called from several threads at once.
#ifndef CCODECS_CODECS_H
#define CCODECS_CODECS_H

#include <stddef.h>
#include <stdint.h>

typedef enum {
  CODEC_OK = 0,
  CODEC_TRUNCATED,
  CODEC_DAMAGED,
  CODEC_UNSUPPORTED,
  CODEC_NO_MEMORY,
} codec_outcome;

// What a library said. Text ends in NUL.
typedef struct {
  // Why the operation failed; empty when it did not.
  char failure[200];
  // Complaints that leave the picture whole.
  int32_t warning_count;
  // The first few of them, one a line.
  char warnings[800];
} codec_report;

// ---- Colour ----

// A conversion into sRGB; belongs to one thread at a time.
typedef struct codec_transform codec_transform;

typedef enum {
  CODEC_PROFILE_CONVERTS = 0,
  // The profile is sRGB up to one or two levels: nothing to do.
  CODEC_PROFILE_IS_SRGB,
  CODEC_PROFILE_BROKEN,
  // The profile describes another kind of colour than the picture has.
  CODEC_PROFILE_MISMATCH,
} codec_profile_kind;

// `components`: 1 grey, 3 RGB, 4 CMYK; `inverted`: CMYK stored as 255 = no ink.
// `*transform` is set, to be destroyed by the caller, only where the answer is CODEC_PROFILE_CONVERTS.
codec_profile_kind codec_transform_create(
    const uint8_t *profile, size_t count, int32_t components, int32_t inverted, codec_transform **transform,
    char description[200]);
// DCF option file: Adobe RGB (1998) that a camera declares without a profile.
codec_profile_kind codec_transform_create_adobe_rgb(codec_transform **transform);
void codec_transform_destroy(codec_transform *transform);
// RGB or grey (three equal samples) converted where they are.
void codec_transform_rgb(const codec_transform *transform, uint8_t *pixels, uint32_t count);
void codec_transform_cmyk(const codec_transform *transform, const uint8_t *cmyk, uint8_t *rgb, uint32_t count);

// ---- JPEG ----

typedef struct {
  const uint8_t *bytes;
  size_t count;
  // What the caller found in the frame header; anything else is refused.
  uint32_t width, height, components;
  // 1, 2, 4 or 8: the picture comes out ceil(width / denominator) × ceil(height / denominator).
  uint32_t denominator;
  // CMYK stored as 255 = no ink.
  int32_t inverted;
  uint32_t scan_limit;
  size_t memory_limit;
} codec_jpeg_source;

// `rgb`: three samples a pixel, rows from the top, no padding. `transform` may be NULL.
codec_outcome codec_jpeg_decode(
    const codec_jpeg_source *source, const codec_transform *transform, uint8_t *rgb, size_t *trailing_bytes,
    codec_report *report);

// Baseline, optimal Huffman tables, JFIF density per inch. `*bytes` is freed by the caller with codec_free.
codec_outcome codec_jpeg_encode(
    const uint8_t *rgb, uint32_t width, uint32_t height, int32_t quality, int32_t halves_chroma,
    uint16_t density, uint8_t **bytes, size_t *count, codec_report *report);

// ---- PNG ----

typedef struct {
  const uint8_t *bytes;
  size_t count;
  uint32_t width, height;
} codec_png_source;

// Composed on white; 16-bit samples keep their upper byte. `transform` may be NULL.
codec_outcome codec_png_decode(
    const codec_png_source *source, const codec_transform *transform, uint8_t *rgb, codec_report *report);

// The iCCP profile, or NULL with CODEC_OK where libpng refuses it. Freed by the caller with codec_free.
codec_outcome codec_png_profile(
    const codec_png_source *source, uint8_t **profile, size_t *profile_count, codec_report *report);

// `channels`: 1 grey, 3 RGB; 4: RGB with `alpha`, a plane of its own.
codec_outcome codec_png_encode(
    const uint8_t *pixels, const uint8_t *alpha, uint32_t width, uint32_t height, int32_t channels,
    uint8_t **bytes, size_t *count, codec_report *report);

void codec_free(void *memory);

#endif
