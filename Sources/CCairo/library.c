#include "library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

cairo_functions cairo;
fontconfig_functions fontconfig;
FcConfig *ccairo_fonts;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char reason_text[512];
static const char *reason;

static void *open_first(const char *const *names, size_t count) {
  void *library = NULL;
  for (size_t i = 0; !library && i < count; i++) {
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    // The first name is the one that people look for.
    const char *text = library || i > 0 ? NULL : dlerror();
    if (text) snprintf(reason_text, sizeof reason_text, "%s", text);
  }
  return library;
}

static const char *find_functions(void *cairo_library, void *fontconfig_library) {
#define FIND_CAIRO(result, name, parameters) \
  if (!(*(void **)&cairo.name = dlsym(cairo_library, "cairo_" #name))) return "cairo_" #name;
  CAIRO_FUNCTIONS(FIND_CAIRO)
#define FIND_FONTCONFIG(result, name, parameters) \
  if (!(*(void **)&fontconfig.name = dlsym(fontconfig_library, "Fc" #name))) return "Fc" #name;
  FONTCONFIG_FUNCTIONS(FIND_FONTCONFIG)
  return NULL;
}

static void load(void) {
  static const char *const cairo_names[] = {
      "libcairo.so.2", "libcairo.2.dylib", "/opt/homebrew/lib/libcairo.2.dylib"};
  static const char *const fontconfig_names[] = {
      "libfontconfig.so.1", "libfontconfig.1.dylib", "/opt/homebrew/lib/libfontconfig.1.dylib"};
  reason = reason_text;
  void *cairo_library = open_first(cairo_names, sizeof cairo_names / sizeof *cairo_names);
  if (!cairo_library) return;
  void *fontconfig_library = open_first(fontconfig_names, sizeof fontconfig_names / sizeof *fontconfig_names);
  if (!fontconfig_library) return;
  const char *missing = find_functions(cairo_library, fontconfig_library);
  if (missing) {
    snprintf(reason_text, sizeof reason_text, "the library has no %s", missing);
  } else if (cairo.version() < CAIRO_LEAST_VERSION) {
    snprintf(reason_text, sizeof reason_text, "cairo is older than 1.16");
  } else if (!(ccairo_fonts = fontconfig.InitLoadConfigAndFonts())) {
    snprintf(reason_text, sizeof reason_text, "fontconfig finds no fonts");
  } else {
    reason = NULL;
  }
}

const char *ccairo_load(void) {
  pthread_once(&once, load);
  return reason;
}

cairo_font_options_t *ccairo_font_options(void) {
  cairo_font_options_t *options = cairo.font_options_create();
  cairo.font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo.font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  return options;
}
