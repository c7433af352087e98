#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "compose.h"
#include "report.h"

// One call of the library: where it reads or writes, where its errors jump to and what it says.
typedef struct {
  const uint8_t *input;
  size_t left;
  uint8_t *output;
  size_t count, capacity;
  jmp_buf exit;
  codec_outcome outcome;
  codec_report *report;
} session;

static void fail(png_structp png, png_const_charp text) {
  session *s = png_get_error_ptr(png);
  codec_report_failure(s->report, text);
  longjmp(s->exit, 1);
}

static void hear(png_structp png, png_const_charp text) {
  session *s = png_get_error_ptr(png);
  codec_report_warning(s->report, text);
}

static void take(png_structp png, png_bytep target, size_t count) {
  session *s = png_get_io_ptr(png);
  if (count > s->left) {
    s->outcome = CODEC_TRUNCATED;
    png_error(png, "the file ends too early");
  }
  memcpy(target, s->input, count);
  s->input += count;
  s->left -= count;
}

static void give(png_structp png, png_bytep bytes, size_t count) {
  session *s = png_get_io_ptr(png);
  if (count > s->capacity - s->count) {
    size_t capacity = (s->count + count) * 2;
    uint8_t *grown = realloc(s->output, capacity);
    if (!grown) {
      s->outcome = CODEC_NO_MEMORY;
      png_error(png, "out of memory");
    }
    s->output = grown;
    s->capacity = capacity;
  }
  memcpy(s->output + s->count, bytes, count);
  s->count += count;
}

static void flush_nothing(png_structp png) { (void)png; }

static void session_begin(session *s, codec_report *report) {
  memset(s, 0, sizeof *s);
  s->outcome = CODEC_DAMAGED;
  s->report = report;
}

// The checksum of every chunk that makes pixels counts. Text and times are skipped unread; what colours mean is read by
// the caller, who needs only the profile inflated: libpng lets one such chunk veto another.
static void prepare_reader(png_structp png, session *s, const codec_png_source *source, int reads_profile) {
  static const png_byte skipped[] =
      "tEXt\0zTXt\0iTXt\0tIME\0hIST\0sPLT\0eXIf\0oFFs\0pCAL\0sCAL\0gAMA\0cHRM\0sRGB\0iCCP";
  s->input = source->bytes;
  s->left = source->count;
  png_set_read_fn(png, s, take);
  png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_WARN_DISCARD);
  png_set_user_limits(png, source->width, source->height);
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, skipped, (int)(sizeof skipped / 5) - reads_profile);
}

// Everything becomes RGB or RGBA, of 8 bits unless `wide`.
static void expand_pixels(png_structp png, png_infop info, int wide) {
  if (!wide) png_set_strip_16(png);
  png_set_expand(png);
  png_set_gray_to_rgb(png);
  png_set_interlace_handling(png);
  png_read_update_info(png, info);
}

codec_outcome codec_png_decode(
    const codec_png_source *source, const codec_transform *transform, uint8_t *rgb, codec_report *report) {
  session s;
  uint8_t *volatile pixels = NULL;
  png_structp png;
  png_infop info = NULL;
  session_begin(&s, report);
  png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &s, fail, hear);
  if (png) info = png_create_info_struct(png);
  if (!info) {
    s.outcome = CODEC_NO_MEMORY;
    goto done;
  }
  if (setjmp(s.exit)) goto done;

  prepare_reader(png, &s, source, 0);
  png_read_info(png, info);
  uint32_t width = png_get_image_width(png, info);
  uint32_t height = png_get_image_height(png, info);
  if (width != source->width || height != source->height) png_error(png, "the header is ambiguous");
  int passes = png_get_interlace_type(png, info) == PNG_INTERLACE_NONE ? 1 : 7;
  int wide = png_get_bit_depth(png, info) == 16 && transform && codec_transform_is_wide(transform);
  expand_pixels(png, info, wide);
  int channels = png_get_channels(png, info);
  int alpha = channels == 4;
  int width_of_sample = wide ? 2 : 1;
  size_t stride = (size_t)width * 3;
  size_t source_stride = (size_t)width * (alpha ? 4 : 3) * width_of_sample;
  if (png_get_rowbytes(png, info) != source_stride) png_error(png, "unexpected row size");
  if (alpha || wide) {
    // Interlaced rows are completed over seven passes and must all be kept.
    pixels = malloc(passes > 1 ? source_stride * height : source_stride);
    if (!pixels) {
      s.outcome = CODEC_NO_MEMORY;
      goto done;
    }
  }
  for (int pass = 0; pass < passes; pass++) {
    for (uint32_t y = 0; y < height; y++) {
      uint8_t *row = rgb + y * stride;
      uint8_t *source_row = pixels ? pixels + (passes > 1 ? y * source_stride : 0) : row;
      png_read_row(png, source_row, NULL);
      if (pass < passes - 1) continue;
      if (wide) {
        codec_transform_wide(transform, source_row, channels, row, width);
      } else {
        if (alpha) drop_alpha(source_row, row, width);
        if (transform) codec_transform_rgb(transform, row, width);
      }
      if (alpha) compose_on_white(row, source_row + 3 * width_of_sample, 4 * width_of_sample, width);
    }
  }
  png_read_end(png, NULL);
  s.outcome = CODEC_OK;

done:
  png_destroy_read_struct(&png, &info, NULL);
  free(pixels);
  return s.outcome;
}

codec_outcome codec_png_profile(
    const codec_png_source *source, uint8_t **profile, size_t *profile_count, codec_report *report) {
  session s;
  png_structp png;
  png_infop info = NULL;
  *profile = NULL;
  *profile_count = 0;
  session_begin(&s, report);
  png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &s, fail, hear);
  if (png) info = png_create_info_struct(png);
  if (!info) {
    s.outcome = CODEC_NO_MEMORY;
    goto done;
  }
  if (setjmp(s.exit)) goto done;

  prepare_reader(png, &s, source, 1);
  png_read_info(png, info);
  png_charp name;
  png_bytep data;
  png_uint_32 count;
  int method;
  s.outcome = CODEC_OK;
  if (png_get_iCCP(png, info, &name, &method, &data, &count) && count > 0) {
    *profile = malloc(count);
    if (*profile) {
      memcpy(*profile, data, count);
      *profile_count = count;
    } else {
      s.outcome = CODEC_NO_MEMORY;
    }
  }

done:
  png_destroy_read_struct(&png, &info, NULL);
  return s.outcome;
}

codec_outcome codec_png_encode(
    const uint8_t *pixels, const uint8_t *alpha, uint32_t width, uint32_t height, int32_t channels,
    uint8_t **bytes, size_t *count, codec_report *report) {
  session s;
  uint8_t *volatile joined = NULL;
  png_structp png;
  png_infop info = NULL;
  session_begin(&s, report);
  *bytes = NULL;
  *count = 0;
  png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &s, fail, hear);
  if (png) info = png_create_info_struct(png);
  if (!info) {
    s.outcome = CODEC_NO_MEMORY;
    goto done;
  }
  if (channels == 4) {
    joined = malloc((size_t)width * 4);
    if (!joined) {
      s.outcome = CODEC_NO_MEMORY;
      goto done;
    }
  }
  if (setjmp(s.exit)) goto done;

  png_set_write_fn(png, &s, give, flush_nothing);
  int type = channels == 1 ? PNG_COLOR_TYPE_GRAY : channels == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGBA;
  png_set_IHDR(
      png, info, width, height, 8, type, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
      PNG_FILTER_TYPE_DEFAULT);
  if (channels != 1) png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  // A photo of 12 megapixels: a third of the default's time for a file one eighth larger.
  png_set_compression_level(png, 3);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_PAETH);
  png_write_info(png, info);
  size_t stride = (size_t)width * (channels == 1 ? 1 : 3);
  for (uint32_t y = 0; y < height; y++) {
    const uint8_t *row = pixels + y * stride;
    if (channels == 4) {
      for (uint32_t x = 0; x < width; x++) {
        joined[x * 4] = row[x * 3];
        joined[x * 4 + 1] = row[x * 3 + 1];
        joined[x * 4 + 2] = row[x * 3 + 2];
        joined[x * 4 + 3] = alpha[(size_t)y * width + x];
      }
      row = joined;
    }
    png_write_row(png, row);
  }
  png_write_end(png, info);
  s.outcome = CODEC_OK;

done:
  png_destroy_write_struct(&png, &info);
  free(joined);
  if (s.outcome == CODEC_OK) {
    *bytes = s.output;
    *count = s.count;
  } else {
    free(s.output);
  }
  return s.outcome;
}
