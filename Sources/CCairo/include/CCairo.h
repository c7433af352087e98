// Fonts, letters, lines and pictures, into PDF files and into pixels: cairo and fontconfig, loaded when first asked for.
#ifndef CCAIRO_H
#define CCAIRO_H

#include <stddef.h>
#include <stdint.h>

// NULL where both libraries are there; else what the system says of the one that is not. From any thread.
const char *ccairo_load(void);

// Faces: one font of the machine each, scalable and upright.
typedef struct ccairo_face ccairo_face;
// NULL where no font of that family is installed.
ccairo_face *ccairo_face_named(const char *family, int32_t bold);
// The best font for Chinese that has the character; NULL where none has it.
ccairo_face *ccairo_face_covering(uint32_t scalar, int32_t bold);
void ccairo_face_free(ccairo_face *face);
const char *ccairo_face_family(const ccairo_face *face);
int32_t ccairo_face_has(const ccairo_face *face, uint32_t scalar);
// Width of UTF-8 text at size 1; negative where a character has no glyph or memory is short.
double ccairo_face_advance(const ccairo_face *face, const char *text, int32_t count);

// What is drawn on: the pages of a PDF, or pixels.
typedef struct ccairo_drawing ccairo_drawing;
// `write` returns 0 where it could keep the bytes. Sizes in points. `date` in ISO 8601.
typedef int32_t (*ccairo_write)(void *context, const uint8_t *bytes, uint32_t count);
ccairo_drawing *ccairo_pdf(
    ccairo_write write, void *context, double width, double height, const char *title, const char *creator,
    const char *date);
void ccairo_pdf_size(ccairo_drawing *drawing, double width, double height);
void ccairo_pdf_outline(ccairo_drawing *drawing, const char *title, int32_t page);
void ccairo_pdf_end_page(ccairo_drawing *drawing);
// Pixels of 32 bits, native byte order: red in bits 16–23, green, blue; bits 24–31 alpha where `has_alpha`, by which
// the colours are multiplied. `pixels` must outlive the drawing; `stride` is a multiple of 4.
ccairo_drawing *ccairo_pixels(uint8_t *pixels, int32_t width, int32_t height, int32_t stride, int32_t has_alpha);
// Writes out what is left. NULL where all went well, else what went wrong.
const char *ccairo_finish(ccairo_drawing *drawing);
void ccairo_free(ccairo_drawing *drawing);

void ccairo_save(ccairo_drawing *drawing);
void ccairo_restore(ccairo_drawing *drawing);
// x' = xx·x + xy·y + x0, y' = yx·x + yy·y + y0
void ccairo_transform(
    ccairo_drawing *drawing, double xx, double yx, double xy, double yy, double x0, double y0);

void ccairo_move(ccairo_drawing *drawing, double x, double y);
void ccairo_line(ccairo_drawing *drawing, double x, double y);
void ccairo_curve(ccairo_drawing *drawing, double x1, double y1, double x2, double y2, double x, double y);
void ccairo_close(ccairo_drawing *drawing);
void ccairo_rectangle(ccairo_drawing *drawing, double x, double y, double width, double height);
void ccairo_clip(ccairo_drawing *drawing);
void ccairo_color(ccairo_drawing *drawing, double red, double green, double blue, double alpha);
void ccairo_fill(ccairo_drawing *drawing);
// Without dashes where `dash` is 0.
void ccairo_stroke(ccairo_drawing *drawing, double width, double dash);

// From (x, y) on the base line. Returns the width, negative as `ccairo_face_advance`.
double ccairo_text(
    ccairo_drawing *drawing, const ccairo_face *face, double size, double x, double y, const char *text,
    int32_t count);

// Pictures that a drawing takes; NULL where memory is short.
typedef struct ccairo_picture ccairo_picture;
// The JPEG stays byte for byte in a PDF; no pixel of it can be drawn on pixels.
ccairo_picture *ccairo_jpeg(const uint8_t *bytes, size_t count, int32_t width, int32_t height);
void ccairo_picture_free(ccairo_picture *picture);
// The picture's pixels, one unit each, from (0, 0).
void ccairo_paint(ccairo_drawing *drawing, const ccairo_picture *picture);

#endif
