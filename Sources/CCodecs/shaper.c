#include "shaper.h"

#include <math.h>
#include <stdlib.h>

enum { LIGHT_BITS = 15, MATRIX_BITS = 12, LIGHT_MAX = (1 << LIGHT_BITS) - 1 };

// Columns are the colorants in XYZ relative to D50.
static int read_colorants(cmsHPROFILE profile, double matrix[3][3]) {
  const cmsTagSignature tags[3] = {cmsSigRedColorantTag, cmsSigGreenColorantTag, cmsSigBlueColorantTag};
  for (int c = 0; c < 3; c++) {
    const cmsCIEXYZ *color = cmsReadTag(profile, tags[c]);
    if (!color) return 0;
    matrix[0][c] = color->X;
    matrix[1][c] = color->Y;
    matrix[2][c] = color->Z;
  }
  return 1;
}

static int invert(double m[3][3], double out[3][3]) {
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++) {
      int a = (j + 1) % 3, b = (j + 2) % 3, c = (i + 1) % 3, d = (i + 2) % 3;
      out[i][j] = m[a][c] * m[b][d] - m[a][d] * m[b][c];
    }
  double determinant = m[0][0] * out[0][0] + m[0][1] * out[1][0] + m[0][2] * out[2][0];
  if (!(fabs(determinant) > 1e-6)) return 0;
  for (int i = 0; i < 9; i++) out[i / 3][i % 3] /= determinant;
  return 1;
}

static int init_matrix(shaper *made, cmsHPROFILE profile, cmsHPROFILE srgb) {
  double from[3][3], to[3][3], inverse[3][3];
  if (!read_colorants(profile, from) || !read_colorants(srgb, to) || !invert(to, inverse)) return 0;
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++) {
      double sum = 0;
      for (int k = 0; k < 3; k++) sum += inverse[i][k] * from[k][j];
      // Sums of three products stay within 32 bits.
      if (!(fabs(sum) < 5)) return 0;
      made->matrix[i][j] = (int32_t)lround(sum * (1 << MATRIX_BITS));
    }
  return 1;
}

static int32_t light_of(const cmsToneCurve *curve, double sample) {
  double light = cmsEvalToneCurveFloat(curve, (float)sample);
  if (!(light >= 0)) light = 0;
  return (int32_t)lround(fmin(light, 1) * LIGHT_MAX);
}

static int init_curves(shaper *made, cmsHPROFILE profile) {
  const cmsTagSignature tags[3] = {cmsSigRedTRCTag, cmsSigGreenTRCTag, cmsSigBlueTRCTag};
  for (int c = 0; c < 3; c++) {
    const cmsToneCurve *curve = cmsReadTag(profile, tags[c]);
    if (!curve) return 0;
    for (int i = 0; i < 256; i++) made->linear[c][i] = light_of(curve, i / 255.0);
    for (int i = 0; made->wide && i < 1 << 16; i++) made->wide[c][i] = (uint16_t)light_of(curve, i / 65535.0);
  }
  return 1;
}

// IEC 61966-2-1; each level ends half way to the next.
static void init_encoding(shaper *made) {
  int light = 0;
  for (int level = 0; level < 256; level++) {
    double v = (level + 0.5) / 255;
    double end = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
    for (; light <= LIGHT_MAX && (light < end * LIGHT_MAX || level == 255); light++)
      made->encoded[light] = (uint8_t)level;
  }
}

int shaper_init(shaper *made, cmsHPROFILE profile, cmsHPROFILE srgb, int wide) {
  made->wide = NULL;
  if (!cmsIsMatrixShaper(profile) || cmsGetPCS(profile) != cmsSigXYZData) return 0;
  if (cmsIsTag(profile, cmsSigAToB0Tag) || cmsIsTag(profile, cmsSigAToB1Tag)) return 0;
  if (wide) {
    made->wide = malloc(3 * sizeof *made->wide);
    if (!made->wide) return 0;
  }
  if (!init_matrix(made, profile, srgb) || !init_curves(made, profile)) return 0;
  init_encoding(made);
  return 1;
}

void shaper_destroy(shaper *shaper) {
  if (!shaper) return;
  free(shaper->wide);
  free(shaper);
}

static inline uint8_t encode(const shaper *s, int32_t sum) {
  int32_t light = (sum + (1 << (MATRIX_BITS - 1))) >> MATRIX_BITS;
  return s->encoded[light < 0 ? 0 : light > LIGHT_MAX ? LIGHT_MAX : light];
}

static inline void to_srgb(const shaper *s, int32_t r, int32_t g, int32_t b, uint8_t *rgb) {
  const int32_t(*m)[3] = s->matrix;
  rgb[0] = encode(s, m[0][0] * r + m[0][1] * g + m[0][2] * b);
  rgb[1] = encode(s, m[1][0] * r + m[1][1] * g + m[1][2] * b);
  rgb[2] = encode(s, m[2][0] * r + m[2][1] * g + m[2][2] * b);
}

void shaper_convert(const shaper *s, uint8_t *pixels, uint32_t count) {
  for (uint8_t *end = pixels + (size_t)count * 3; pixels < end; pixels += 3)
    to_srgb(s, s->linear[0][pixels[0]], s->linear[1][pixels[1]], s->linear[2][pixels[2]], pixels);
}

void shaper_convert_wide(const shaper *s, const uint8_t *samples, int step, uint8_t *rgb, uint32_t count) {
  for (uint32_t i = 0; i < count; i++, samples += step * 2, rgb += 3)
    to_srgb(
        s, s->wide[0][samples[0] << 8 | samples[1]], s->wide[1][samples[2] << 8 | samples[3]],
        s->wide[2][samples[4] << 8 | samples[5]], rgb);
}
