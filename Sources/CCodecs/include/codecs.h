// Whole operations on memory over libjpeg, libpng, libwebp, libheif and Little CMS. No type of those libraries, no jump and no
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
  // libheif is not there, or not of a version that we know.
  CODEC_NO_LIBRARY,
  // libheif is there without a decoder for this coding.
  CODEC_NO_DECODER,
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

// `components`: 1 grey, 3 RGB, 4 CMYK; `inverted`: CMYK stored as 255 = no ink; `wide`: 16-bit samples may follow.
// `*transform` is set, to be destroyed by the caller, only where the answer is CODEC_PROFILE_CONVERTS.
codec_profile_kind codec_transform_create(
    const uint8_t *profile, size_t count, int32_t components, int32_t inverted, int32_t wide,
    codec_transform **transform, char description[200]);

// An RGB space by its CIE xy chromaticities and its transfer curve.
typedef struct {
  double white[2], red[2], green[2], blue[2];
  // Light = sample to this power; 0 for the curve of sRGB.
  double gamma;
} codec_rgb_space;

codec_profile_kind codec_transform_create_space(
    const codec_rgb_space *space, int32_t wide, codec_transform **transform);
// 1 where 16-bit samples can be converted without a loss.
int32_t codec_transform_is_wide(const codec_transform *transform);
void codec_transform_destroy(codec_transform *transform);
// RGB or grey (three equal samples) converted where they are.
void codec_transform_rgb(const codec_transform *transform, uint8_t *pixels, uint32_t count);
// `step` 16-bit big-endian samples a pixel, of which the first three count, to 8-bit sRGB.
void codec_transform_wide(
    const codec_transform *transform, const uint8_t *samples, int32_t step, uint8_t *rgb, uint32_t count);
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

typedef struct {
  size_t trailing_bytes;
  // Every pixel is there, but the file ends without EOI.
  int32_t end_missing;
} codec_jpeg_end;

// `rgb`: three samples a pixel, rows from the top, no padding. `transform` may be NULL.
codec_outcome codec_jpeg_decode(
    const codec_jpeg_source *source, const codec_transform *transform, uint8_t *rgb, codec_jpeg_end *end,
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

// Composed on white; 16-bit samples that are not converted keep their upper byte. Side data with a wrong checksum are
// left out. `transform` may be NULL.
codec_outcome codec_png_decode(
    const codec_png_source *source, const codec_transform *transform, uint8_t *rgb, codec_report *report);

// The iCCP profile, or NULL with CODEC_OK where libpng refuses it. Freed by the caller with codec_free.
codec_outcome codec_png_profile(
    const codec_png_source *source, uint8_t **profile, size_t *profile_count, codec_report *report);

// `channels`: 1 grey, 3 RGB; 4: RGB with `alpha`, a plane of its own.
codec_outcome codec_png_encode(
    const uint8_t *pixels, const uint8_t *alpha, uint32_t width, uint32_t height, int32_t channels,
    uint8_t **bytes, size_t *count, codec_report *report);

// ---- WebP ----

// One still picture: a WebP file, or the bitstream of a frame with its ALPH chunk. `rgb`: composed on white.
typedef struct {
  const uint8_t *bytes;
  size_t count;
  // What the caller found in the header; anything else is refused.
  uint32_t width, height;
} codec_webp_source;

codec_outcome codec_webp_decode(
    const codec_webp_source *source, const codec_transform *transform, uint8_t *rgb, int32_t *has_alpha,
    codec_report *report);

// ---- HEIF ----

// Finds libheif, which nothing here is linked to: programs that meet no HEIF file do not pay for it.
codec_outcome codec_heif_load(codec_report *report);

// The primary picture of a file that has been read.
typedef struct codec_heif codec_heif;

typedef struct {
  // With the transformations of the file applied.
  uint32_t width, height;
  int32_t bits, has_alpha;
  // Code points of H.273, 0 where the file has none.
  int32_t primaries, transfer;
  size_t profile_count, exif_count;
  int32_t has_gain_map, has_depth_map, further_pictures;
} codec_heif_facts;

// After codec_heif_load. `bytes` must outlive `*file`, which is freed by the caller with codec_heif_close.
codec_outcome codec_heif_open(const uint8_t *bytes, size_t count, codec_heif **file, codec_report *report);
void codec_heif_describe(codec_heif *file, codec_heif_facts *facts);
// Into memory of the counts that the facts name. 0 where the file does not give so many.
int32_t codec_heif_profile(codec_heif *file, uint8_t *profile);
int32_t codec_heif_exif(codec_heif *file, uint8_t *exif);
// Composed on white. `transform` may be NULL.
codec_outcome codec_heif_decode(
    codec_heif *file, const codec_heif_facts *facts, const codec_transform *transform, uint8_t *rgb,
    codec_report *report);
void codec_heif_close(codec_heif *file);

// ---- A process that decodes apart ----

// Takes from this process for good: descriptors but the first three, new files, core dumps, memory and time beyond.
// Returns 0, or the number of an error.
int32_t codec_confine(uint64_t memory, uint32_t cpu_seconds);
int32_t codec_confine_memory(uint64_t memory);
// No further descriptor can be opened.
int32_t codec_confine_descriptors(void);

// All of standard input's next bytes, or of standard output's; 0 where the other end is gone.
int32_t codec_read(uint8_t *bytes, size_t count);
int32_t codec_write(const uint8_t *bytes, size_t count);
// At once, without anything that is due at an exit.
_Noreturn void codec_exit(int32_t status);

// ---- Memory ----

// 1 where the system would give so much memory.
int32_t codec_can_allocate(size_t count);
// The first place of `text` in `bytes`, NULL where there is none.
const uint8_t *codec_find(const uint8_t *bytes, size_t count, const char *text, size_t text_count);
void codec_free(void *memory);

#endif
