#ifndef CCAIRO_LIBRARY_H
#define CCAIRO_LIBRARY_H

#include "CCairo.h"

typedef struct FcPattern FcPattern;
#include "cairo_api.h"

#define CCAIRO_MEMBER(result, name, parameters) result(*name) parameters;

typedef struct {
  CAIRO_FUNCTIONS(CCAIRO_MEMBER)
} cairo_functions;

typedef struct {
  FONTCONFIG_FUNCTIONS(CCAIRO_MEMBER)
} fontconfig_functions;

// Filled by `ccairo_load`, constant from then on.
extern cairo_functions cairo;
extern fontconfig_functions fontconfig;
extern FcConfig *ccairo_fonts;

// No hinting: letters keep the same widths at every size.
cairo_font_options_t *ccairo_font_options(void);
cairo_font_face_t *ccairo_face_of(const ccairo_face *face);

#endif
