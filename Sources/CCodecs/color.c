#include <lcms2.h>
#include <lcms2_plugin.h>
#include <stdlib.h>
#include <string.h>

#include "codecs.h"
#include "shaper.h"

struct codec_transform {
  cmsContext context;
  // Either the one or the other.
  cmsHTRANSFORM handle;
  shaper *shaper;
};

// A profile is sRGB when no colour of the probe moves further than this many levels.
enum { SRGB_TOLERANCE = 2 };

// Bytes of a block at most. lcms takes what a table claims to need before it looks whether the table is there, up to 512 MB; a
// table for CMYK with 33 points an ink takes 7 MB, and lcms's own are smaller.
enum { MOST_BLOCK = 8 << 20 };

static void *take(cmsContext context, cmsUInt32Number size) {
  (void)context;
  return size <= MOST_BLOCK ? malloc(size) : NULL;
}

static void *retake(cmsContext context, void *block, cmsUInt32Number size) {
  (void)context;
  return size <= MOST_BLOCK ? realloc(block, size) : NULL;
}

static void give_back(cmsContext context, void *block) {
  (void)context;
  free(block);
}

// The library's version that the handler needs at least, 2.6: what it runs with may be older than what it was compiled for.
#define FIRST_WITH_CONTEXTS 2060

static cmsContext context_new(void) {
  cmsPluginMemHandler bounded = {
      .base = {cmsPluginMagicNumber, FIRST_WITH_CONTEXTS, cmsPluginMemHandlerSig, NULL},
      .MallocPtr = take,
      .FreePtr = give_back,
      .ReallocPtr = retake,
  };
  return cmsCreateContext(&bounded, NULL);
}

static void ignore_message(cmsContext context, cmsUInt32Number code, const char *text) {
  (void)context;
  (void)code;
  (void)text;
}

void codec_transform_destroy(codec_transform *transform) {
  if (!transform) return;
  if (transform->handle) cmsDeleteTransform(transform->handle);
  shaper_destroy(transform->shaper);
  if (transform->context) cmsDeleteContext(transform->context);
  free(transform);
}

static codec_transform *transform_new(void) {
  codec_transform *transform = calloc(1, sizeof *transform);
  if (!transform) return NULL;
  transform->context = context_new();
  if (!transform->context) {
    free(transform);
    return NULL;
  }
  cmsSetLogErrorHandlerTHR(transform->context, ignore_message);
  return transform;
}

// Grey arrives as three equal samples, so that it is converted in place like RGB.
static cmsUInt32Number input_format(int32_t components, int32_t inverted) {
  switch (components) {
    case 1: return COLORSPACE_SH(PT_GRAY) | CHANNELS_SH(1) | EXTRA_SH(2) | BYTES_SH(1);
    case 4: return inverted ? TYPE_CMYK_8_REV : TYPE_CMYK_8;
    default: return TYPE_RGB_8;
  }
}

static cmsColorSpaceSignature signature(int32_t components) {
  switch (components) {
    case 1: return cmsSigGrayData;
    case 4: return cmsSigCmykData;
    default: return cmsSigRgbData;
  }
}

// A 6 × 6 × 6 lattice of RGB, or every grey, through the transform.
static int changes_nothing(const codec_transform *transform, int32_t components) {
  uint8_t before[256 * 3];
  uint8_t after[256 * 3];
  int count = components == 1 ? 256 : 216;
  for (int i = 0; i < count; i++) {
    before[i * 3] = (uint8_t)(components == 1 ? i : i % 6 * 51);
    before[i * 3 + 1] = (uint8_t)(components == 1 ? i : i / 6 % 6 * 51);
    before[i * 3 + 2] = (uint8_t)(components == 1 ? i : i / 36 * 51);
  }
  memcpy(after, before, sizeof after);
  codec_transform_rgb(transform, after, (uint32_t)count);
  for (int i = 0; i < count * 3; i++)
    if (abs(before[i] - after[i]) > SRGB_TOLERANCE) return 0;
  return 1;
}

static int connect_shaper(codec_transform *transform, cmsHPROFILE input, cmsHPROFILE output, int wide) {
  transform->shaper = malloc(sizeof *transform->shaper);
  if (transform->shaper && shaper_init(transform->shaper, input, output, wide)) return 1;
  shaper_destroy(transform->shaper);
  transform->shaper = NULL;
  return 0;
}

static codec_profile_kind connect(
    codec_transform *transform, cmsHPROFILE input, int32_t components, int32_t inverted, int32_t wide) {
  cmsHPROFILE output = cmsCreate_sRGBProfileTHR(transform->context);
  if (!output) return CODEC_PROFILE_BROKEN;
  if (components != 3 || !connect_shaper(transform, input, output, wide))
    transform->handle = cmsCreateTransformTHR(
        transform->context, input, input_format(components, inverted), output, TYPE_RGB_8, INTENT_PERCEPTUAL,
        cmsFLAGS_NOCACHE);
  cmsCloseProfile(output);
  if (!transform->handle && !transform->shaper) return CODEC_PROFILE_BROKEN;
  if (components != 4 && changes_nothing(transform, components)) return CODEC_PROFILE_IS_SRGB;
  return CODEC_PROFILE_CONVERTS;
}

codec_profile_kind codec_transform_create(
    const uint8_t *profile, size_t count, int32_t components, int32_t inverted, int32_t wide,
    codec_transform **transform, char description[200]) {
  *transform = NULL;
  description[0] = 0;
  if (count > INT32_MAX) return CODEC_PROFILE_BROKEN;
  codec_transform *made = transform_new();
  if (!made) return CODEC_PROFILE_BROKEN;
  codec_profile_kind kind = CODEC_PROFILE_BROKEN;
  cmsHPROFILE input = cmsOpenProfileFromMemTHR(made->context, profile, (cmsUInt32Number)count);
  if (input) {
    cmsGetProfileInfoASCII(input, cmsInfoDescription, "en", "US", description, 200);
    description[199] = 0;
    kind = cmsGetColorSpace(input) == signature(components) ? connect(made, input, components, inverted, wide)
                                                            : CODEC_PROFILE_MISMATCH;
    cmsCloseProfile(input);
  }
  if (kind == CODEC_PROFILE_CONVERTS)
    *transform = made;
  else
    codec_transform_destroy(made);
  return kind;
}

// IEC 61966-2-1 as the parametric curve of ICC.1, type 3.
static cmsToneCurve *curve_of(cmsContext context, double gamma) {
  const cmsFloat64Number srgb[5] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  return gamma > 0 ? cmsBuildGamma(context, gamma) : cmsBuildParametricToneCurve(context, 4, srgb);
}

codec_profile_kind codec_transform_create_space(
    const codec_rgb_space *space, int32_t wide, codec_transform **transform) {
  *transform = NULL;
  codec_transform *made = transform_new();
  if (!made) return CODEC_PROFILE_BROKEN;
  const cmsCIExyY white = {space->white[0], space->white[1], 1};
  const cmsCIExyYTRIPLE primaries = {
      {space->red[0], space->red[1], 1}, {space->green[0], space->green[1], 1}, {space->blue[0], space->blue[1], 1}};
  codec_profile_kind kind = CODEC_PROFILE_BROKEN;
  cmsToneCurve *curve = curve_of(made->context, space->gamma);
  if (curve) {
    cmsToneCurve *curves[3] = {curve, curve, curve};
    cmsHPROFILE input = cmsCreateRGBProfileTHR(made->context, &white, &primaries, curves);
    if (input) {
      kind = connect(made, input, 3, 0, wide);
      cmsCloseProfile(input);
    }
    cmsFreeToneCurve(curve);
  }
  if (kind == CODEC_PROFILE_CONVERTS)
    *transform = made;
  else
    codec_transform_destroy(made);
  return kind;
}

int32_t codec_transform_is_wide(const codec_transform *transform) {
  return transform->shaper && transform->shaper->wide;
}

void codec_transform_wide(
    const codec_transform *transform, const uint8_t *samples, int32_t step, uint8_t *rgb, uint32_t count) {
  shaper_convert_wide(transform->shaper, samples, step, rgb, count);
}

void codec_transform_rgb(const codec_transform *transform, uint8_t *pixels, uint32_t count) {
  if (transform->shaper)
    shaper_convert(transform->shaper, pixels, count);
  else
    cmsDoTransform(transform->handle, pixels, pixels, count);
}

void codec_transform_cmyk(const codec_transform *transform, const uint8_t *cmyk, uint8_t *rgb, uint32_t count) {
  cmsDoTransform(transform->handle, cmyk, rgb, count);
}
