#include <stdlib.h>

#include <webp/decode.h>

#include "report.h"

static codec_outcome outcome_of(VP8StatusCode status, codec_report *report) {
  switch (status) {
    case VP8_STATUS_OK: return CODEC_OK;
    case VP8_STATUS_NOT_ENOUGH_DATA: return CODEC_TRUNCATED;
    case VP8_STATUS_OUT_OF_MEMORY: return CODEC_NO_MEMORY;
    case VP8_STATUS_UNSUPPORTED_FEATURE: codec_report_failure(report, "an unknown feature of WebP"); break;
    default: codec_report_failure(report, "the WebP bitstream is broken"); break;
  }
  return CODEC_DAMAGED;
}

// rgb over white: alpha·rgb + (255 − alpha)·255, rounded.
static void compose_on_white(const uint8_t *rgba, uint8_t *rgb, uint32_t count) {
  for (uint32_t i = 0; i < count; i++, rgba += 4, rgb += 3) {
    unsigned alpha = rgba[3];
    for (int c = 0; c < 3; c++) {
      unsigned sum = alpha * rgb[c] + (255 - alpha) * 255 + 128;
      rgb[c] = (uint8_t)((sum + (sum >> 8)) >> 8);
    }
  }
}

static void finish_rows(
    const codec_webp_source *source, const codec_transform *transform, const uint8_t *rgba, uint8_t *rgb) {
  for (uint32_t y = 0; y < source->height; y++, rgb += (size_t)source->width * 3) {
    if (rgba)
      for (uint32_t x = 0; x < source->width; x++)
        for (int c = 0; c < 3; c++) rgb[x * 3 + c] = rgba[((size_t)y * source->width + x) * 4 + c];
    if (transform) codec_transform_rgb(transform, rgb, source->width);
    if (rgba) compose_on_white(rgba + (size_t)y * source->width * 4, rgb, source->width);
  }
}

codec_outcome codec_webp_decode(
    const codec_webp_source *source, const codec_transform *transform, uint8_t *rgb, int32_t *has_alpha,
    codec_report *report) {
  WebPDecoderConfig config;
  if (!WebPInitDecoderConfig(&config)) {
    codec_report_failure(report, "libwebp is of another version");
    return CODEC_DAMAGED;
  }
  codec_outcome outcome = outcome_of(WebPGetFeatures(source->bytes, source->count, &config.input), report);
  if (outcome != CODEC_OK) return outcome;
  if ((uint32_t)config.input.width != source->width || (uint32_t)config.input.height != source->height) {
    codec_report_failure(report, "the header is ambiguous");
    return CODEC_DAMAGED;
  }
  *has_alpha = config.input.has_alpha;
  size_t channels = config.input.has_alpha ? 4 : 3;
  size_t size = (size_t)source->width * source->height * channels;
  uint8_t *rgba = config.input.has_alpha ? malloc(size) : NULL;
  if (config.input.has_alpha && !rgba) return CODEC_NO_MEMORY;
  config.output.colorspace = rgba ? MODE_RGBA : MODE_RGB;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = rgba ? rgba : rgb;
  config.output.u.RGBA.stride = (int)(source->width * channels);
  config.output.u.RGBA.size = size;
  outcome = outcome_of(WebPDecode(source->bytes, source->count, &config), report);
  if (outcome == CODEC_OK && (rgba || transform)) finish_rows(source, transform, rgba, rgb);
  WebPFreeDecBuffer(&config.output);
  free(rgba);
  return outcome;
}
