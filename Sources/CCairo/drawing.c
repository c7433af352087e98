#include <stdlib.h>
#include <string.h>

#include "library.h"

struct ccairo_drawing {
  cairo_surface_t *surface;
  cairo_t *context;
  ccairo_write write;
  void *write_context;
};

struct ccairo_picture {
  cairo_surface_t *surface;
};

static int write_piece(void *closure, const unsigned char *bytes, unsigned count) {
  const ccairo_drawing *drawing = closure;
  return drawing->write(drawing->write_context, bytes, count) == 0 ? 0 : CAIRO_STATUS_WRITE_ERROR;
}

static ccairo_drawing *begin(ccairo_drawing *made) {
  made->context = cairo.create(made->surface);
  cairo_font_options_t *options = ccairo_font_options();
  cairo.set_font_options(made->context, options);
  cairo.font_options_destroy(options);
  if (cairo.surface_status(made->surface) == 0 && cairo.status(made->context) == 0) return made;
  ccairo_free(made);
  return NULL;
}

ccairo_drawing *ccairo_pdf(
    ccairo_write write, void *context, double width, double height, const char *title, const char *creator,
    const char *date) {
  ccairo_drawing *made = calloc(1, sizeof *made);
  if (!made) return NULL;
  made->write = write;
  made->write_context = context;
  made->surface = cairo.pdf_surface_create_for_stream(write_piece, made, width, height);
  cairo.pdf_surface_set_metadata(made->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo.pdf_surface_set_metadata(made->surface, CAIRO_PDF_METADATA_CREATOR, creator);
  cairo.pdf_surface_set_metadata(made->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  return begin(made);
}

void ccairo_pdf_size(ccairo_drawing *drawing, double width, double height) {
  cairo.pdf_surface_set_size(drawing->surface, width, height);
}

void ccairo_pdf_outline(ccairo_drawing *drawing, const char *title, int32_t page) {
  char link[] = "page=XXXXXXXXXXX pos=[0 0]";
  int length = 0;
  char digits[12];
  for (int32_t rest = page; rest > 0 && length < 11; rest /= 10) digits[length++] = (char)('0' + rest % 10);
  char *end = link + 5;
  while (length > 0) *end++ = digits[--length];
  strcpy(end, " pos=[0 0]");
  cairo.pdf_surface_add_outline(drawing->surface, 0, title, link, 0);
}

void ccairo_pdf_end_page(ccairo_drawing *drawing) { cairo.surface_show_page(drawing->surface); }

ccairo_drawing *ccairo_pixels(uint8_t *pixels, int32_t width, int32_t height, int32_t stride, int32_t has_alpha) {
  ccairo_drawing *made = calloc(1, sizeof *made);
  if (!made) return NULL;
  made->surface = cairo.image_surface_create_for_data(
      pixels, has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height, stride);
  return begin(made);
}

const char *ccairo_finish(ccairo_drawing *drawing) {
  int status = cairo.status(drawing->context);
  cairo.surface_finish(drawing->surface);
  if (status == 0) status = cairo.surface_status(drawing->surface);
  return status == 0 ? NULL : cairo.status_to_string(status);
}

void ccairo_free(ccairo_drawing *drawing) {
  if (!drawing) return;
  cairo.destroy(drawing->context);
  cairo.surface_destroy(drawing->surface);
  free(drawing);
}

void ccairo_save(ccairo_drawing *drawing) { cairo.save(drawing->context); }

void ccairo_restore(ccairo_drawing *drawing) { cairo.restore(drawing->context); }

void ccairo_transform(
    ccairo_drawing *drawing, double xx, double yx, double xy, double yy, double x0, double y0) {
  const cairo_matrix_t matrix = {xx, yx, xy, yy, x0, y0};
  cairo.transform(drawing->context, &matrix);
}

void ccairo_move(ccairo_drawing *drawing, double x, double y) { cairo.move_to(drawing->context, x, y); }

void ccairo_line(ccairo_drawing *drawing, double x, double y) { cairo.line_to(drawing->context, x, y); }

void ccairo_curve(ccairo_drawing *drawing, double x1, double y1, double x2, double y2, double x, double y) {
  cairo.curve_to(drawing->context, x1, y1, x2, y2, x, y);
}

void ccairo_close(ccairo_drawing *drawing) { cairo.close_path(drawing->context); }

void ccairo_rectangle(ccairo_drawing *drawing, double x, double y, double width, double height) {
  cairo.rectangle(drawing->context, x, y, width, height);
}

void ccairo_clip(ccairo_drawing *drawing) { cairo.clip(drawing->context); }

void ccairo_color(ccairo_drawing *drawing, double red, double green, double blue, double alpha) {
  cairo.set_source_rgba(drawing->context, red, green, blue, alpha);
}

void ccairo_fill(ccairo_drawing *drawing) { cairo.fill(drawing->context); }

void ccairo_stroke(ccairo_drawing *drawing, double width, double dash) {
  cairo.set_line_width(drawing->context, width);
  cairo.set_dash(drawing->context, &dash, dash > 0 ? 1 : 0, 0);
  cairo.stroke(drawing->context);
}

double ccairo_text(
    ccairo_drawing *drawing, const ccairo_face *face, double size, double x, double y, const char *text,
    int32_t count) {
  double width = ccairo_face_advance(face, text, count);
  if (width < 0) return width;
  cairo.set_font_face(drawing->context, ccairo_face_of(face));
  cairo.set_font_size(drawing->context, size);
  cairo_glyph_t *glyphs = NULL;
  cairo_text_cluster_t *clusters = NULL;
  int glyph_count = 0, cluster_count = 0, flags = 0;
  int status = cairo.scaled_font_text_to_glyphs(
      cairo.get_scaled_font(drawing->context), x, y, text, count, &glyphs, &glyph_count, &clusters, &cluster_count,
      &flags);
  if (status != 0) return -1;
  cairo.show_text_glyphs(drawing->context, text, count, glyphs, glyph_count, clusters, cluster_count, flags);
  cairo.glyph_free(glyphs);
  cairo.text_cluster_free(clusters);
  return width * size;
}

ccairo_picture *ccairo_jpeg(const uint8_t *bytes, size_t count, int32_t width, int32_t height) {
  ccairo_picture *made = calloc(1, sizeof *made);
  unsigned char *copy = malloc(count ? count : 1);
  if (!made || !copy) {
    free(made);
    free(copy);
    return NULL;
  }
  memcpy(copy, bytes, count);
  // A PDF takes the size from this surface and nothing of its pixels.
  made->surface = cairo.image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  if (cairo.surface_set_mime_data(made->surface, "image/jpeg", copy, count, free, copy) == 0) return made;
  free(copy);
  ccairo_picture_free(made);
  return NULL;
}

void ccairo_picture_free(ccairo_picture *picture) {
  if (!picture) return;
  cairo.surface_destroy(picture->surface);
  free(picture);
}

void ccairo_paint(ccairo_drawing *drawing, const ccairo_picture *picture) {
  cairo.set_source_surface(drawing->context, picture->surface, 0, 0);
  cairo.pattern_set_filter(cairo.get_source(drawing->context), CAIRO_FILTER_BEST);
  cairo.paint(drawing->context);
}
