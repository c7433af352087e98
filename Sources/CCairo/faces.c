#include <stdlib.h>
#include <strings.h>

#include "library.h"

struct ccairo_face {
  FcPattern *pattern;
  cairo_font_face_t *face;
  // At size 1, to measure with.
  cairo_scaled_font_t *unit;
};

cairo_font_face_t *ccairo_face_of(const ccairo_face *face) { return face->face; }

static int has_family(const FcPattern *pattern, const char *family) {
  unsigned char *name = NULL;
  for (int i = 0; fontconfig.PatternGetString(pattern, "family", i, &name) == 0; i++)
    if (strcasecmp((const char *)name, family) == 0) return 1;
  return 0;
}

static FcPattern *best_match(const char *family, uint32_t scalar, int32_t bold) {
  FcPattern *wanted = fontconfig.PatternCreate();
  if (!wanted) return NULL;
  fontconfig.PatternAddString(wanted, "family", (const unsigned char *)family);
  fontconfig.PatternAddString(wanted, "lang", (const unsigned char *)"zh-cn");
  fontconfig.PatternAddInteger(wanted, "weight", bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
  fontconfig.PatternAddInteger(wanted, "slant", 0);
  fontconfig.PatternAddBool(wanted, "scalable", 1);
  // Colour fonts hold pictures, which cairo does not put into a PDF as letters.
  fontconfig.PatternAddBool(wanted, "color", 0);
  FcCharSet *characters = scalar ? fontconfig.CharSetCreate() : NULL;
  if (characters) {
    fontconfig.CharSetAddChar(characters, scalar);
    fontconfig.PatternAddCharSet(wanted, "charset", characters);
  }
  fontconfig.ConfigSubstitute(ccairo_fonts, wanted, FC_MATCH_PATTERN);
  fontconfig.DefaultSubstitute(wanted);
  int result = 0;
  FcPattern *found = fontconfig.FontMatch(ccairo_fonts, wanted, &result);
  fontconfig.PatternDestroy(wanted);
  if (characters) fontconfig.CharSetDestroy(characters);
  return found;
}

// Takes the pattern.
static ccairo_face *face_of(FcPattern *pattern) {
  ccairo_face *made = calloc(1, sizeof *made);
  if (!made) {
    fontconfig.PatternDestroy(pattern);
    return NULL;
  }
  static const cairo_matrix_t identity = {1, 0, 0, 1, 0, 0};
  made->pattern = pattern;
  made->face = cairo.ft_font_face_create_for_pattern(pattern);
  cairo_font_options_t *options = ccairo_font_options();
  made->unit = cairo.scaled_font_create(made->face, &identity, &identity, options);
  cairo.font_options_destroy(options);
  if (cairo.font_face_status(made->face) == 0 && cairo.scaled_font_status(made->unit) == 0) return made;
  ccairo_face_free(made);
  return NULL;
}

ccairo_face *ccairo_face_named(const char *family, int32_t bold) {
  FcPattern *found = best_match(family, 0, bold);
  if (found && has_family(found, family)) return face_of(found);
  if (found) fontconfig.PatternDestroy(found);
  return NULL;
}

ccairo_face *ccairo_face_covering(uint32_t scalar, int32_t bold) {
  FcPattern *found = best_match("sans-serif", scalar, bold);
  ccairo_face *face = found ? face_of(found) : NULL;
  if (face && ccairo_face_has(face, scalar)) return face;
  ccairo_face_free(face);
  return NULL;
}

void ccairo_face_free(ccairo_face *face) {
  if (!face) return;
  cairo.scaled_font_destroy(face->unit);
  cairo.font_face_destroy(face->face);
  fontconfig.PatternDestroy(face->pattern);
  free(face);
}

const char *ccairo_face_family(const ccairo_face *face) {
  unsigned char *name = NULL;
  return fontconfig.PatternGetString(face->pattern, "family", 0, &name) == 0 ? (const char *)name : "";
}

int32_t ccairo_face_has(const ccairo_face *face, uint32_t scalar) {
  FcCharSet *characters = NULL;
  return fontconfig.PatternGetCharSet(face->pattern, "charset", 0, &characters) == 0 &&
         fontconfig.CharSetHasChar(characters, scalar);
}

double ccairo_face_advance(const ccairo_face *face, const char *text, int32_t count) {
  cairo_glyph_t *glyphs = NULL;
  int glyph_count = 0;
  if (cairo.scaled_font_text_to_glyphs(face->unit, 0, 0, text, count, &glyphs, &glyph_count, NULL, NULL, NULL) != 0)
    return -1;
  double width = 0;
  for (int i = 0; i < glyph_count && width >= 0; i++) {
    cairo_text_extents_t extents;
    cairo.scaled_font_glyph_extents(face->unit, &glyphs[i], 1, &extents);
    width = glyphs[i].index == 0 ? -1 : width + extents.x_advance;
  }
  cairo.glyph_free(glyphs);
  return width;
}
