#ifndef CZXING_H
#define CZXING_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// How grey becomes black and white.
typedef enum {
  /// By a threshold for each small block: for uneven light.
  CZThresholdLocal = 0,
  /// By one threshold out of the picture's histogram: for blur and noise.
  CZThresholdGlobal = 1,
} CZThreshold;

/// A QR code (ISO/IEC 18004) that was read.
typedef struct {
  /// x and y of the four corners in the picture's pixels: the symbol's own top left, then clockwise as it stands.
  double corners[8];
  /// What the code says, before any character set is thought of; freed by `cz_release`.
  uint8_t *payload;
  long payload_count;
} CZSymbol;

/// Reads QR codes, dark on light, in a grey picture without padding.
///
/// Returns how many of the `capacity` (at most 255) symbols were filled; -1 where the library threw, and then none is.
int cz_read_qr(
    const uint8_t *pixels, int width, int height, CZThreshold threshold, CZSymbol *symbols, int capacity);

/// Frees what `cz_read_qr` filled.
void cz_release(CZSymbol *symbols, int count);

/// Draws bytes as a QR code of error correction level M without a quiet zone, one byte a module, 1 for dark.
///
/// Returns the modules of a side; 0 where the bytes or the room (177 × 177 at most) do not suffice.
int cz_draw_qr(const uint8_t *payload, long count, uint8_t *modules, long room);

#ifdef __cplusplus
}
#endif

#endif
