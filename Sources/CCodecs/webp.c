#include <stdlib.h>

#include <webp/decode.h>

#include "compose.h"
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

static void finish_rows(
    const codec_webp_source *source, const codec_transform *transform, const uint8_t *rgba, uint8_t *rgb) {
  for (uint32_t y = 0; y < source->height; y++, rgb += (size_t)source->width * 3) {
    const uint8_t *row = rgba ? rgba + (size_t)y * source->width * 4 : NULL;
    if (row) drop_alpha(row, rgb, source->width);
    if (transform) codec_transform_rgb(transform, rgb, source->width);
    if (row) compose_on_white(rgb, row + 3, 4, source->width);
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
