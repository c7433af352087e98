// The part of libheif's interface that is used, as its version 1.15 has it: the library promises to keep it for all of
// libheif.so.1. Declared here, so that building needs no package and running needs libheif only for HEIF files.
#ifndef CCODECS_HEIF_API_H
#define CCODECS_HEIF_API_H

#include <stddef.h>
#include <stdint.h>

enum { HEIF_LEAST_VERSION = 0x010F0000 };

typedef struct heif_context heif_context;
typedef struct heif_image_handle heif_image_handle;
typedef struct heif_image heif_image;

typedef struct {
  int code;
  int subcode;
  const char *message;
} heif_error;

enum {
  HEIF_INVALID_INPUT = 2,
  HEIF_UNSUPPORTED_FILETYPE = 3,
  HEIF_UNSUPPORTED_FEATURE = 4,
  HEIF_MEMORY_ALLOCATION_ERROR = 6,
  HEIF_PLUGIN_LOADING_ERROR = 11,
  HEIF_SUBERROR_END_OF_DATA = 100,
  HEIF_SUBERROR_UNSUPPORTED_CODEC = 3000,
};

enum {
  HEIF_COLORSPACE_RGB = 1,
  HEIF_CHROMA_INTERLEAVED_RGB = 10,
  HEIF_CHROMA_INTERLEAVED_RGBA = 11,
  HEIF_CHANNEL_INTERLEAVED = 10,
  HEIF_AUXILIARY_OMIT_ALPHA = 1 << 1,
};

// Of version 3; made by the library, which may make it longer.
typedef struct {
  uint8_t version;
  uint8_t ignore_transformations;
  void *start_progress, *on_progress, *end_progress, *progress_user_data;
  uint8_t convert_hdr_to_8bit;
  uint8_t strict_decoding;
} heif_decoding_options;

// Of version 1; made by the library.
typedef struct {
  uint8_t version;
  int color_primaries, transfer_characteristics, matrix_coefficients;
  uint8_t full_range_flag;
} heif_color_profile_nclx;

// Every function: result, name, parameters.
#define HEIF_FUNCTIONS(F)                                                                                            \
  F(uint32_t, get_version_number, (void))                                                                            \
  F(heif_error, init, (void *))                                                                                      \
  F(heif_context *, context_alloc, (void))                                                                           \
  F(void, context_free, (heif_context *))                                                                            \
  F(heif_error, context_read_from_memory_without_copy, (heif_context *, const void *, size_t, const void *))         \
  F(void, context_set_maximum_image_size_limit, (heif_context *, int))                                               \
  F(int, context_get_number_of_top_level_images, (heif_context *))                                                   \
  F(heif_error, context_get_primary_image_handle, (heif_context *, heif_image_handle **))                            \
  F(void, image_handle_release, (const heif_image_handle *))                                                         \
  F(int, image_handle_get_width, (const heif_image_handle *))                                                        \
  F(int, image_handle_get_height, (const heif_image_handle *))                                                       \
  F(int, image_handle_has_alpha_channel, (const heif_image_handle *))                                                \
  F(int, image_handle_is_premultiplied_alpha, (const heif_image_handle *))                                           \
  F(int, image_handle_get_luma_bits_per_pixel, (const heif_image_handle *))                                          \
  F(int, image_handle_has_depth_image, (const heif_image_handle *))                                                  \
  F(int, image_handle_get_number_of_auxiliary_images, (const heif_image_handle *, int))                              \
  F(int, image_handle_get_list_of_auxiliary_image_IDs, (const heif_image_handle *, int, uint32_t *, int))            \
  F(heif_error, image_handle_get_auxiliary_image_handle, (const heif_image_handle *, uint32_t, heif_image_handle **)) \
  F(heif_error, image_handle_get_auxiliary_type, (const heif_image_handle *, const char **))                         \
  F(void, image_handle_free_auxiliary_types, (const heif_image_handle *, const char **))                             \
  F(int, image_handle_get_list_of_metadata_block_IDs, (const heif_image_handle *, const char *, uint32_t *, int))    \
  F(size_t, image_handle_get_metadata_size, (const heif_image_handle *, uint32_t))                                   \
  F(heif_error, image_handle_get_metadata, (const heif_image_handle *, uint32_t, void *))                            \
  F(size_t, image_handle_get_raw_color_profile_size, (const heif_image_handle *))                                    \
  F(heif_error, image_handle_get_raw_color_profile, (const heif_image_handle *, void *))                             \
  F(heif_error, image_handle_get_nclx_color_profile, (const heif_image_handle *, heif_color_profile_nclx **))        \
  F(void, nclx_color_profile_free, (heif_color_profile_nclx *))                                                      \
  F(heif_decoding_options *, decoding_options_alloc, (void))                                                         \
  F(void, decoding_options_free, (heif_decoding_options *))                                                          \
  F(heif_error, decode_image, (const heif_image_handle *, heif_image **, int, int, const heif_decoding_options *))   \
  F(int, image_get_width, (const heif_image *, int))                                                                 \
  F(int, image_get_height, (const heif_image *, int))                                                                \
  F(const uint8_t *, image_get_plane_readonly, (const heif_image *, int, int *))                                     \
  F(void, image_release, (const heif_image *))

#endif
