#include <lcms2.h>
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

static void ignore_message(cmsContext context, cmsUInt32Number code, const char *text) {
  (void)context;
  (void)code;
  (void)text;
}

void codec_transform_destroy(codec_transform *transform) {
  if (!transform) return;
  if (transform->handle) cmsDeleteTransform(transform->handle);
  free(transform->shaper);
  if (transform->context) cmsDeleteContext(transform->context);
  free(transform);
}

static codec_transform *transform_new(void) {
  codec_transform *transform = calloc(1, sizeof *transform);
  if (!transform) return NULL;
  transform->context = cmsCreateContext(NULL, NULL);
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

static int connect_shaper(codec_transform *transform, cmsHPROFILE input, cmsHPROFILE output) {
  transform->shaper = malloc(sizeof *transform->shaper);
  if (transform->shaper && shaper_init(transform->shaper, input, output)) return 1;
  free(transform->shaper);
  transform->shaper = NULL;
  return 0;
}

static codec_profile_kind connect(
    codec_transform *transform, cmsHPROFILE input, int32_t components, int32_t inverted) {
  cmsHPROFILE output = cmsCreate_sRGBProfileTHR(transform->context);
  if (!output) return CODEC_PROFILE_BROKEN;
  if (components != 3 || !connect_shaper(transform, input, output))
    transform->handle = cmsCreateTransformTHR(
        transform->context, input, input_format(components, inverted), output, TYPE_RGB_8, INTENT_PERCEPTUAL,
        cmsFLAGS_NOCACHE);
  cmsCloseProfile(output);
  if (!transform->handle && !transform->shaper) return CODEC_PROFILE_BROKEN;
  if (components != 4 && changes_nothing(transform, components)) return CODEC_PROFILE_IS_SRGB;
  return CODEC_PROFILE_CONVERTS;
}

codec_profile_kind codec_transform_create(
    const uint8_t *profile, size_t count, int32_t components, int32_t inverted, codec_transform **transform,
    char description[200]) {
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
    kind = cmsGetColorSpace(input) == signature(components) ? connect(made, input, components, inverted)
                                                            : CODEC_PROFILE_MISMATCH;
    cmsCloseProfile(input);
  }
  if (kind == CODEC_PROFILE_CONVERTS)
    *transform = made;
  else
    codec_transform_destroy(made);
  return kind;
}

codec_profile_kind codec_transform_create_adobe_rgb(codec_transform **transform) {
  *transform = NULL;
  codec_transform *made = transform_new();
  if (!made) return CODEC_PROFILE_BROKEN;
  // Adobe RGB (1998) color image encoding, version 2005-05, 4.3.1: D65, primaries, gamma 563/256.
  const cmsCIExyY white = {0.3127, 0.3290, 1};
  const cmsCIExyYTRIPLE primaries = {{0.6400, 0.3300, 1}, {0.2100, 0.7100, 1}, {0.1500, 0.0600, 1}};
  codec_profile_kind kind = CODEC_PROFILE_BROKEN;
  cmsToneCurve *gamma = cmsBuildGamma(made->context, 563.0 / 256);
  if (gamma) {
    cmsToneCurve *curves[3] = {gamma, gamma, gamma};
    cmsHPROFILE input = cmsCreateRGBProfileTHR(made->context, &white, &primaries, curves);
    if (input) {
      kind = connect(made, input, 3, 0);
      cmsCloseProfile(input);
    }
    cmsFreeToneCurve(gamma);
  }
  if (kind == CODEC_PROFILE_CONVERTS)
    *transform = made;
  else
    codec_transform_destroy(made);
  return kind;
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
