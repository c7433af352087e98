// The part of cairo's and fontconfig's interfaces that is used, as cairo 1.16 and fontconfig 2.12 have them: both keep it
// for all of libcairo.so.2 and libfontconfig.so.1. Declared here, so that building needs no package, and no command that
// draws no letter loads them and the 20 libraries behind them.
#ifndef CCAIRO_CAIRO_API_H
#define CCAIRO_CAIRO_API_H

#include <stdint.h>

enum { CAIRO_LEAST_VERSION = 11600 };

typedef struct cairo cairo_t;
typedef struct cairo_surface cairo_surface_t;
typedef struct cairo_pattern cairo_pattern_t;
typedef struct cairo_font_face cairo_font_face_t;
typedef struct cairo_font_options cairo_font_options_t;
typedef struct cairo_scaled_font cairo_scaled_font_t;

typedef struct { double xx, yx, xy, yy, x0, y0; } cairo_matrix_t;
typedef struct { unsigned long index; double x, y; } cairo_glyph_t;
typedef struct { int num_bytes, num_glyphs; } cairo_text_cluster_t;
typedef struct { double x_bearing, y_bearing, width, height, x_advance, y_advance; } cairo_text_extents_t;
typedef int (*cairo_write_func_t)(void *, const unsigned char *, unsigned);
typedef void (*cairo_destroy_func_t)(void *);

enum {
  CAIRO_STATUS_WRITE_ERROR = 11,
  CAIRO_FORMAT_RGB24 = 1,
  CAIRO_FORMAT_ARGB32 = 0,
  CAIRO_FILTER_BEST = 2,
  CAIRO_HINT_STYLE_NONE = 1,
  CAIRO_HINT_METRICS_OFF = 1,
  CAIRO_PDF_METADATA_TITLE = 0,
  CAIRO_PDF_METADATA_CREATOR = 4,
  CAIRO_PDF_METADATA_CREATE_DATE = 5,
};

// Every function: result, name, parameters.
#define CAIRO_FUNCTIONS(F)                                                                                         \
  F(int, version, (void))                                                                                          \
  F(const char *, status_to_string, (int))                                                                         \
  F(cairo_t *, create, (cairo_surface_t *))                                                                        \
  F(void, destroy, (cairo_t *))                                                                                    \
  F(int, status, (cairo_t *))                                                                                      \
  F(void, save, (cairo_t *))                                                                                       \
  F(void, restore, (cairo_t *))                                                                                    \
  F(void, transform, (cairo_t *, const cairo_matrix_t *))                                                          \
  F(void, move_to, (cairo_t *, double, double))                                                                    \
  F(void, line_to, (cairo_t *, double, double))                                                                    \
  F(void, curve_to, (cairo_t *, double, double, double, double, double, double))                                   \
  F(void, close_path, (cairo_t *))                                                                                 \
  F(void, rectangle, (cairo_t *, double, double, double, double))                                                  \
  F(void, clip, (cairo_t *))                                                                                       \
  F(void, fill, (cairo_t *))                                                                                       \
  F(void, stroke, (cairo_t *))                                                                                     \
  F(void, paint, (cairo_t *))                                                                                      \
  F(void, set_source_rgba, (cairo_t *, double, double, double, double))                                            \
  F(void, set_source_surface, (cairo_t *, cairo_surface_t *, double, double))                                      \
  F(cairo_pattern_t *, get_source, (cairo_t *))                                                                    \
  F(void, pattern_set_filter, (cairo_pattern_t *, int))                                                            \
  F(void, set_line_width, (cairo_t *, double))                                                                     \
  F(void, set_dash, (cairo_t *, const double *, int, double))                                                      \
  F(void, set_font_face, (cairo_t *, cairo_font_face_t *))                                                         \
  F(void, set_font_size, (cairo_t *, double))                                                                      \
  F(void, set_font_options, (cairo_t *, const cairo_font_options_t *))                                             \
  F(cairo_scaled_font_t *, get_scaled_font, (cairo_t *))                                                           \
  F(void, show_text_glyphs,                                                                                        \
    (cairo_t *, const char *, int, const cairo_glyph_t *, int, const cairo_text_cluster_t *, int, int))            \
  F(cairo_font_options_t *, font_options_create, (void))                                                           \
  F(void, font_options_destroy, (cairo_font_options_t *))                                                          \
  F(void, font_options_set_hint_style, (cairo_font_options_t *, int))                                              \
  F(void, font_options_set_hint_metrics, (cairo_font_options_t *, int))                                            \
  F(cairo_scaled_font_t *, scaled_font_create,                                                                     \
    (cairo_font_face_t *, const cairo_matrix_t *, const cairo_matrix_t *, const cairo_font_options_t *))           \
  F(void, scaled_font_destroy, (cairo_scaled_font_t *))                                                            \
  F(int, scaled_font_status, (cairo_scaled_font_t *))                                                              \
  F(int, scaled_font_text_to_glyphs,                                                                               \
    (cairo_scaled_font_t *, double, double, const char *, int, cairo_glyph_t **, int *, cairo_text_cluster_t **,   \
     int *, int *))                                                                                                \
  F(void, scaled_font_glyph_extents, (cairo_scaled_font_t *, const cairo_glyph_t *, int, cairo_text_extents_t *))  \
  F(void, glyph_free, (cairo_glyph_t *))                                                                           \
  F(void, text_cluster_free, (cairo_text_cluster_t *))                                                             \
  F(cairo_font_face_t *, ft_font_face_create_for_pattern, (FcPattern *))                                           \
  F(void, font_face_destroy, (cairo_font_face_t *))                                                                \
  F(int, font_face_status, (cairo_font_face_t *))                                                                  \
  F(cairo_surface_t *, image_surface_create, (int, int, int))                                                      \
  F(cairo_surface_t *, image_surface_create_for_data, (unsigned char *, int, int, int, int))                       \
  F(cairo_surface_t *, pdf_surface_create_for_stream, (cairo_write_func_t, void *, double, double))                \
  F(void, pdf_surface_set_size, (cairo_surface_t *, double, double))                                               \
  F(void, pdf_surface_set_metadata, (cairo_surface_t *, int, const char *))                                        \
  F(int, pdf_surface_add_outline, (cairo_surface_t *, int, const char *, const char *, int))                       \
  F(int, surface_set_mime_data,                                                                                    \
    (cairo_surface_t *, const char *, const unsigned char *, unsigned long, cairo_destroy_func_t, void *))         \
  F(void, surface_show_page, (cairo_surface_t *))                                                                  \
  F(void, surface_flush, (cairo_surface_t *))                                                                      \
  F(void, surface_finish, (cairo_surface_t *))                                                                     \
  F(int, surface_status, (cairo_surface_t *))                                                                      \
  F(void, surface_destroy, (cairo_surface_t *))

typedef struct FcConfig FcConfig;
typedef struct FcPattern FcPattern;
typedef struct FcCharSet FcCharSet;

enum { FC_MATCH_PATTERN = 0, FC_WEIGHT_REGULAR = 80, FC_WEIGHT_BOLD = 200 };

#define FONTCONFIG_FUNCTIONS(F)                                                  \
  F(FcConfig *, InitLoadConfigAndFonts, (void))                                  \
  F(FcPattern *, PatternCreate, (void))                                          \
  F(void, PatternDestroy, (FcPattern *))                                         \
  F(int, PatternAddString, (FcPattern *, const char *, const unsigned char *))   \
  F(int, PatternAddInteger, (FcPattern *, const char *, int))                    \
  F(int, PatternAddBool, (FcPattern *, const char *, int))                       \
  F(int, PatternAddCharSet, (FcPattern *, const char *, const FcCharSet *))      \
  F(int, PatternGetString, (const FcPattern *, const char *, int, unsigned char **)) \
  F(int, PatternGetCharSet, (const FcPattern *, const char *, int, FcCharSet **)) \
  F(FcCharSet *, CharSetCreate, (void))                                          \
  F(void, CharSetDestroy, (FcCharSet *))                                         \
  F(int, CharSetAddChar, (FcCharSet *, uint32_t))                                \
  F(int, CharSetHasChar, (const FcCharSet *, uint32_t))                          \
  F(int, ConfigSubstitute, (FcConfig *, FcPattern *, int))                       \
  F(void, DefaultSubstitute, (FcPattern *))                                      \
  F(FcPattern *, FontMatch, (FcConfig *, FcPattern *, int *))

#endif
