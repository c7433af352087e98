#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

#include "report.h"

// One call of the library: where its errors jump to and what it says.
typedef struct {
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf exit;
  codec_outcome outcome;
  const uint8_t *input;
  size_t count;
  // The input ended before EOI; the library goes on as if it stood there.
  int ended;
  uint32_t scan_limit;
  codec_report *report;
} session;

static session *session_of(j_common_ptr codec) { return (session *)codec->err; }

static void fail(j_common_ptr codec) {
  session *s = session_of(codec);
  char text[JMSG_LENGTH_MAX];
  codec->err->format_message(codec, text);
  codec_report_failure(s->report, text);
  switch (codec->err->msg_code) {
    case JERR_INPUT_EOF: s->outcome = CODEC_TRUNCATED; break;
    case JERR_OUT_OF_MEMORY:
    case JERR_NO_BACKING_STORE: s->outcome = CODEC_NO_MEMORY; break;
    case JERR_ARITH_NOTIMPL:
    case JERR_BAD_PRECISION:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_SOF_UNSUPPORTED: s->outcome = CODEC_UNSUPPORTED; break;
    default: s->outcome = s->ended ? CODEC_TRUNCATED : CODEC_DAMAGED; break;
  }
  longjmp(s->exit, 1);
}

// The library goes on after these with pixels made up: a failure for us.
static int loses_pixels(int code) {
  switch (code) {
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_BOGUS_PROGRESSION:
    case JWRN_TOO_MUCH_DATA: return 1;
    default: return 0;
  }
}

// Where the library reads; it has a buffer of its own for the end that it makes up.
static const uint8_t *reading_position(const session *s, const struct jpeg_decompress_struct *codec) {
  const uint8_t *end = s->input + s->count;
  return s->ended ? end : codec->src->next_input_byte;
}

// Bytes skipped before a restart or the end belonged to the picture, unless they are padding: a decoder that lost
// its way in flipped bits leaves much behind.
static int skips_picture_data(j_common_ptr codec) {
  enum { TOLERATED = 64, FIRST_RESTART = 0xD0, END = 0xD9 };
  if (codec->err->msg_code != JWRN_EXTRANEOUS_DATA || !codec->is_decompressor) return 0;
  int skipped = codec->err->msg_parm.i[0];
  int marker = codec->err->msg_parm.i[1];
  if (skipped <= TOLERATED || marker < FIRST_RESTART || marker > END) return 0;
  session *s = session_of(codec);
  const uint8_t *end = reading_position(s, (j_decompress_ptr)codec);
  if (end - s->input < TOLERATED) return 1;
  for (const uint8_t *byte = end - TOLERATED; byte < end; byte++)
    if (*byte != 0x00 && *byte != 0xFF) return 1;
  return 0;
}

static void hear(j_common_ptr codec, int level) {
  if (level >= 0) return;
  // Pixels that are missing are told by JWRN_HIT_MARKER.
  if (codec->err->msg_code == JWRN_JPEG_EOF) {
    session_of(codec)->ended = 1;
    return;
  }
  if (loses_pixels(codec->err->msg_code) || skips_picture_data(codec)) fail(codec);
  // Padding before an end that is not there.
  if (session_of(codec)->ended && codec->err->msg_code == JWRN_EXTRANEOUS_DATA) return;
  char text[JMSG_LENGTH_MAX];
  codec->err->format_message(codec, text);
  codec_report_warning(session_of(codec)->report, text);
}

static void keep_silent(j_common_ptr codec) { (void)codec; }

static void fail_saying(j_common_ptr codec, const char *text) {
  session *s = session_of(codec);
  codec_report_failure(s->report, text);
  s->outcome = CODEC_DAMAGED;
  longjmp(s->exit, 1);
}

// Each scan of a progressive file costs a pass over all blocks and may be a few bytes long.
static void count_scans(j_common_ptr codec) {
  session *s = session_of(codec);
  if (codec->is_decompressor && (uint32_t)((j_decompress_ptr)codec)->input_scan_number > s->scan_limit)
    fail_saying(codec, "too many scans");
}

static struct jpeg_error_mgr *session_begin(session *s, codec_report *report) {
  memset(s, 0, sizeof *s);
  jpeg_std_error(&s->errors);
  s->errors.error_exit = fail;
  s->errors.emit_message = hear;
  s->errors.output_message = keep_silent;
  s->progress.progress_monitor = count_scans;
  s->outcome = CODEC_DAMAGED;
  s->report = report;
  return &s->errors;
}

// A file that ends early but neatly has components without a scan, or coefficients never sent or refined.
static int is_complete(const struct jpeg_decompress_struct *codec) {
  for (int c = 0; c < codec->num_components; c++)
    if (!codec->comp_info[c].quant_table) return 0;
  if (!codec->progressive_mode || !codec->coef_bits) return 1;
  for (int c = 0; c < codec->num_components; c++)
    for (int k = 0; k < DCTSIZE2; k++)
      if (codec->coef_bits[c][k] != 0) return 0;
  return 1;
}

// What copying stopped short of is often filled with zeros, and zeros decode to flat blocks.
static int was_filled_up(const session *s, const uint8_t *position) {
  enum { READ_AHEAD = 8, RUN = 64 };
  if (position - s->input < READ_AHEAD + RUN) return 0;
  for (const uint8_t *byte = position - READ_AHEAD - RUN; byte < position - READ_AHEAD; byte++)
    if (*byte != 0) return 0;
  return 1;
}

// Paper white under ink that only absorbs: (1 − ink)(1 − black).
static void rgb_from_cmyk(const uint8_t *cmyk, uint8_t *rgb, uint32_t count, int inverted) {
  unsigned flip = inverted ? 0 : 255;
  for (uint32_t i = 0; i < count; i++, cmyk += 4, rgb += 3) {
    unsigned light = cmyk[3] ^ flip;
    for (int c = 0; c < 3; c++) {
      unsigned product = (cmyk[c] ^ flip) * light + 128;
      rgb[c] = (uint8_t)((product + (product >> 8)) >> 8);
    }
  }
}

codec_outcome codec_jpeg_decode(
    const codec_jpeg_source *source, const codec_transform *transform, uint8_t *rgb, codec_jpeg_end *end,
    codec_report *report) {
  struct jpeg_decompress_struct codec;
  session s;
  uint8_t *volatile ink = NULL;
  memset(&codec, 0, sizeof codec);
  codec.err = session_begin(&s, report);
  s.input = source->bytes;
  s.count = source->count;
  s.scan_limit = source->scan_limit;
  if (setjmp(s.exit)) goto done;

  jpeg_create_decompress(&codec);
  codec.mem->max_memory_to_use = (long)source->memory_limit;
  codec.progress = &s.progress;
  jpeg_mem_src(&codec, source->bytes, (unsigned long)source->count);
  jpeg_read_header(&codec, TRUE);
  if (codec.image_width != source->width || codec.image_height != source->height ||
      (uint32_t)codec.num_components != source->components)
    fail_saying((j_common_ptr)&codec, "the frame header is ambiguous");
  int cmyk = codec.num_components == 4;
  codec.out_color_space = cmyk ? JCS_CMYK : JCS_RGB;
  codec.scale_num = 1;
  codec.scale_denom = source->denominator;
  jpeg_start_decompress(&codec);
  if (!is_complete(&codec)) {
    codec_report_failure(report, "the last scans of the picture are missing");
    s.outcome = CODEC_TRUNCATED;
    goto done;
  }
  uint32_t width = codec.output_width;
  if (width != (source->width + source->denominator - 1) / source->denominator ||
      codec.output_height != (source->height + source->denominator - 1) / source->denominator ||
      codec.output_components != (cmyk ? 4 : 3))
    fail_saying((j_common_ptr)&codec, "unexpected output size");

  size_t stride = (size_t)width * 3;
  if (cmyk) {
    ink = malloc((size_t)width * 4);
    if (!ink) {
      s.outcome = CODEC_NO_MEMORY;
      goto done;
    }
  }
  while (codec.output_scanline < codec.output_height) {
    uint8_t *first = rgb + codec.output_scanline * stride;
    uint32_t left = codec.output_height - codec.output_scanline;
    JSAMPROW rows[4] = {first, first + stride, first + 2 * stride, first + 3 * stride};
    if (cmyk) rows[0] = ink;
    uint32_t got = jpeg_read_scanlines(&codec, rows, cmyk ? 1 : left < 4 ? left : 4);
    if (cmyk && transform)
      codec_transform_cmyk(transform, ink, first, width);
    else if (cmyk)
      rgb_from_cmyk(ink, first, width, source->inverted);
    else if (transform)
      codec_transform_rgb(transform, first, width * got);
  }
  const uint8_t *last = reading_position(&s, &codec);
  jpeg_finish_decompress(&codec);
  if (s.ended && was_filled_up(&s, last)) {
    codec_report_failure(report, "the picture ends in zeros");
    s.outcome = CODEC_TRUNCATED;
    goto done;
  }
  end->end_missing = s.ended;
  end->trailing_bytes = s.ended ? 0 : codec.src->bytes_in_buffer;
  s.outcome = CODEC_OK;

done:
  jpeg_destroy_decompress(&codec);
  free(ink);
  return s.outcome;
}

// Where the encoder writes: memory of ours that doubles, so that a failure leaves nothing dangling.
typedef struct {
  struct jpeg_destination_mgr base;
  uint8_t *bytes;
  size_t capacity;
} destination;

static void offer(j_compress_ptr codec, size_t used) {
  destination *d = (destination *)codec->dest;
  d->base.next_output_byte = d->bytes + used;
  d->base.free_in_buffer = d->capacity - used;
}

static void begin_output(j_compress_ptr codec) { offer(codec, 0); }

static boolean grow_output(j_compress_ptr codec) {
  destination *d = (destination *)codec->dest;
  uint8_t *grown = realloc(d->bytes, d->capacity * 2);
  if (!grown) ERREXIT1(codec, JERR_OUT_OF_MEMORY, 0);
  size_t used = d->capacity;
  d->bytes = grown;
  d->capacity *= 2;
  offer(codec, used);
  return TRUE;
}

static void end_output(j_compress_ptr codec) { (void)codec; }

codec_outcome codec_jpeg_encode(
    const uint8_t *rgb, uint32_t width, uint32_t height, int32_t quality, int32_t halves_chroma,
    uint16_t density, uint8_t **bytes, size_t *count, codec_report *report) {
  struct jpeg_compress_struct codec;
  session s;
  destination output = {.base = {.init_destination = begin_output,
                                 .empty_output_buffer = grow_output,
                                 .term_destination = end_output},
                        .capacity = 1 << 16};
  memset(&codec, 0, sizeof codec);
  codec.err = session_begin(&s, report);
  *bytes = NULL;
  *count = 0;
  output.bytes = malloc(output.capacity);
  if (!output.bytes) return CODEC_NO_MEMORY;
  if (setjmp(s.exit)) goto done;

  jpeg_create_compress(&codec);
  codec.dest = &output.base;
  codec.image_width = width;
  codec.image_height = height;
  codec.input_components = 3;
  codec.in_color_space = JCS_RGB;
  jpeg_set_defaults(&codec);
  jpeg_set_quality(&codec, quality, TRUE);
  codec.optimize_coding = TRUE;
  codec.dct_method = JDCT_ISLOW;
  codec.comp_info[0].h_samp_factor = codec.comp_info[0].v_samp_factor = halves_chroma ? 2 : 1;
  codec.density_unit = 1;
  codec.X_density = codec.Y_density = density;
  jpeg_start_compress(&codec, TRUE);
  size_t stride = (size_t)width * 3;
  while (codec.next_scanline < height) {
    JSAMPROW row = (JSAMPROW)(rgb + codec.next_scanline * stride);
    jpeg_write_scanlines(&codec, &row, 1);
  }
  jpeg_finish_compress(&codec);
  s.outcome = CODEC_OK;

done:
  jpeg_destroy_compress(&codec);
  if (s.outcome == CODEC_OK) {
    *bytes = output.bytes;
    *count = output.capacity - output.base.free_in_buffer;
  } else {
    free(output.bytes);
  }
  return s.outcome;
}
