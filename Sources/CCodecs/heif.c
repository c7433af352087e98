#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "compose.h"
#include "heif_api.h"
#include "report.h"

#define MEMBER(result, name, parameters) result(*name) parameters;
static struct {
  void *library;
  HEIF_FUNCTIONS(MEMBER)
} heif;

// Longer than any camera's, short enough that no product overflows; our own limit is checked by the caller.
enum { LONGEST_SIDE = 100000, AUXILIARY_LIMIT = 32 };

struct codec_heif {
  heif_context *context;
  heif_image_handle *picture;
  uint32_t exif;
  int32_t has_exif;
};

static int find_functions(void) {
#define FIND(result, name, parameters) \
  if (!(*(void **)&heif.name = dlsym(heif.library, "heif_" #name))) return 0;
  HEIF_FUNCTIONS(FIND)
  return 1;
}

codec_outcome codec_heif_load(codec_report *report) {
  static const char *const names[] = {"libheif.so.1", "libheif.1.dylib", "/opt/homebrew/lib/libheif.1.dylib"};
  if (heif.library) return CODEC_OK;
  void *library = NULL;
  for (size_t i = 0; !library && i < sizeof names / sizeof *names; i++) library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  heif.library = library;
  if (library && find_functions() && heif.get_version_number() >= HEIF_LEAST_VERSION && heif.init(NULL).code == 0)
    return CODEC_OK;
  const char *reason = library ? "libheif is older than 1.15" : dlerror();
  codec_report_failure(report, reason ? reason : "libheif could not be loaded");
  heif.library = NULL;
  if (library) dlclose(library);
  return CODEC_NO_LIBRARY;
}

static codec_outcome outcome_of(heif_error error, codec_report *report) {
  if (error.code == 0) return CODEC_OK;
  codec_report_failure(report, error.message ? error.message : "no reason given");
  switch (error.code) {
    case HEIF_INVALID_INPUT: return error.subcode == HEIF_SUBERROR_END_OF_DATA ? CODEC_TRUNCATED : CODEC_DAMAGED;
    case HEIF_UNSUPPORTED_FILETYPE: return CODEC_UNSUPPORTED;
    case HEIF_UNSUPPORTED_FEATURE:
      return error.subcode == HEIF_SUBERROR_UNSUPPORTED_CODEC ? CODEC_NO_DECODER : CODEC_UNSUPPORTED;
    case HEIF_MEMORY_ALLOCATION_ERROR: return CODEC_NO_MEMORY;
    case HEIF_PLUGIN_LOADING_ERROR: return CODEC_NO_DECODER;
    default: return CODEC_DAMAGED;
  }
}

void codec_heif_close(codec_heif *file) {
  if (!file) return;
  if (file->picture) heif.image_handle_release(file->picture);
  if (file->context) heif.context_free(file->context);
  free(file);
}

codec_outcome codec_heif_open(const uint8_t *bytes, size_t count, codec_heif **file, codec_report *report) {
  *file = NULL;
  codec_heif *made = calloc(1, sizeof *made);
  if (!made) return CODEC_NO_MEMORY;
  made->context = heif.context_alloc();
  codec_outcome outcome = CODEC_NO_MEMORY;
  if (made->context) {
    heif.context_set_maximum_image_size_limit(made->context, LONGEST_SIDE);
    outcome = outcome_of(heif.context_read_from_memory_without_copy(made->context, bytes, count, NULL), report);
  }
  if (outcome == CODEC_OK)
    outcome = outcome_of(heif.context_get_primary_image_handle(made->context, &made->picture), report);
  if (outcome != CODEC_OK) {
    codec_heif_close(made);
    return outcome;
  }
  made->has_exif = heif.image_handle_get_list_of_metadata_block_IDs(made->picture, "Exif", &made->exif, 1) == 1;
  *file = made;
  return CODEC_OK;
}

// Apple names gain maps, disparity and depth by URN; libheif knows depth by the one of HEVC.
static void describe_auxiliaries(const heif_image_handle *picture, codec_heif_facts *facts) {
  uint32_t ids[AUXILIARY_LIMIT];
  int count = heif.image_handle_get_list_of_auxiliary_image_IDs(
      picture, HEIF_AUXILIARY_OMIT_ALPHA, ids, AUXILIARY_LIMIT);
  facts->has_depth_map = heif.image_handle_has_depth_image(picture) != 0;
  for (int i = 0; i < count && i < AUXILIARY_LIMIT; i++) {
    heif_image_handle *auxiliary = NULL;
    const char *type = NULL;
    if (heif.image_handle_get_auxiliary_image_handle(picture, ids[i], &auxiliary).code != 0) continue;
    if (heif.image_handle_get_auxiliary_type(auxiliary, &type).code == 0 && type) {
      if (strstr(type, "gainmap")) facts->has_gain_map = 1;
      if (strstr(type, "disparity") || strstr(type, "depth")) facts->has_depth_map = 1;
      heif.image_handle_free_auxiliary_types(auxiliary, &type);
    }
    heif.image_handle_release(auxiliary);
  }
}

void codec_heif_describe(codec_heif *file, codec_heif_facts *facts) {
  const heif_image_handle *picture = file->picture;
  memset(facts, 0, sizeof *facts);
  int width = heif.image_handle_get_width(picture), height = heif.image_handle_get_height(picture);
  int bits = heif.image_handle_get_luma_bits_per_pixel(picture);
  facts->width = width > 0 ? (uint32_t)width : 0;
  facts->height = height > 0 ? (uint32_t)height : 0;
  facts->bits = bits > 0 ? bits : 8;
  facts->has_alpha = heif.image_handle_has_alpha_channel(picture) != 0;
  heif_color_profile_nclx *nclx = NULL;
  if (heif.image_handle_get_nclx_color_profile(picture, &nclx).code == 0 && nclx) {
    facts->primaries = nclx->color_primaries;
    facts->transfer = nclx->transfer_characteristics;
    heif.nclx_color_profile_free(nclx);
  }
  facts->profile_count = heif.image_handle_get_raw_color_profile_size(picture);
  facts->exif_count = file->has_exif ? heif.image_handle_get_metadata_size(picture, file->exif) : 0;
  facts->further_pictures = heif.context_get_number_of_top_level_images(file->context) - 1;
  describe_auxiliaries(picture, facts);
}

int32_t codec_heif_profile(codec_heif *file, uint8_t *profile) {
  return heif.image_handle_get_raw_color_profile(file->picture, profile).code == 0;
}

int32_t codec_heif_exif(codec_heif *file, uint8_t *exif) {
  return heif.image_handle_get_metadata(file->picture, file->exif, exif).code == 0;
}

static void divide_by_alpha(uint8_t *rgb, const uint8_t *rgba, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    unsigned alpha = rgba[i * 4 + 3];
    for (int c = 0; alpha && c < 3; c++) {
      unsigned value = (rgb[i * 3 + c] * 255u + alpha / 2) / alpha;
      rgb[i * 3 + c] = (uint8_t)(value < 255 ? value : 255);
    }
  }
}

static codec_outcome copy_pixels(
    const heif_image *image, const codec_heif_facts *facts, int premultiplied, const codec_transform *transform,
    uint8_t *rgb, codec_report *report) {
  int stride = 0;
  const uint8_t *plane = heif.image_get_plane_readonly(image, HEIF_CHANNEL_INTERLEAVED, &stride);
  // What the container says of the size may be a lie.
  if (!plane || heif.image_get_width(image, HEIF_CHANNEL_INTERLEAVED) != (int)facts->width ||
      heif.image_get_height(image, HEIF_CHANNEL_INTERLEAVED) != (int)facts->height ||
      stride < (int)facts->width * (facts->has_alpha ? 4 : 3)) {
    codec_report_failure(report, "the picture has another size than the file says");
    return CODEC_DAMAGED;
  }
  for (uint32_t y = 0; y < facts->height; y++, rgb += (size_t)facts->width * 3) {
    const uint8_t *row = plane + (size_t)y * (size_t)stride;
    if (facts->has_alpha)
      drop_alpha(row, rgb, facts->width);
    else
      memcpy(rgb, row, (size_t)facts->width * 3);
    if (facts->has_alpha && premultiplied) divide_by_alpha(rgb, row, facts->width);
    if (transform) codec_transform_rgb(transform, rgb, facts->width);
    if (facts->has_alpha) compose_on_white(rgb, row + 3, 4, facts->width);
  }
  return CODEC_OK;
}

codec_outcome codec_heif_decode(
    codec_heif *file, const codec_heif_facts *facts, const codec_transform *transform, uint8_t *rgb,
    codec_report *report) {
  heif_decoding_options *options = heif.decoding_options_alloc();
  if (!options) return CODEC_NO_MEMORY;
  options->convert_hdr_to_8bit = 1;
  // Otherwise blocks that are lost are made up.
  options->strict_decoding = 1;
  heif_image *image = NULL;
  int chroma = facts->has_alpha ? HEIF_CHROMA_INTERLEAVED_RGBA : HEIF_CHROMA_INTERLEAVED_RGB;
  codec_outcome outcome =
      outcome_of(heif.decode_image(file->picture, &image, HEIF_COLORSPACE_RGB, chroma, options), report);
  heif.decoding_options_free(options);
  if (outcome == CODEC_OK)
    outcome = copy_pixels(
        image, facts, heif.image_handle_is_premultiplied_alpha(file->picture), transform, rgb, report);
  if (image) heif.image_release(image);
  return outcome;
}
