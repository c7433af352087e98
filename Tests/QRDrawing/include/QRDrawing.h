#ifndef QR_DRAWING_H
#define QR_DRAWING_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Draws bytes as a QR code of error correction level M without a quiet zone, one byte a module, 1 for dark.
///
/// Returns the modules of a side; 0 where the bytes or the room (177 × 177 at most) do not suffice.
int qr_draw(const uint8_t *payload, long count, uint8_t *modules, long room);

#ifdef __cplusplus
}
#endif

#endif
