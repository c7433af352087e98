#include "CZXing.h"

#define ZX_USE_UTF8 1
#include <BarcodeFormat.h>
#include <BitMatrix.h>
#include <CharacterSet.h>
#include <MultiFormatWriter.h>

#include <string>

int cz_draw_qr(const uint8_t *payload, long count, uint8_t *modules, long room) {
  try {
    // Latin 1 has a character for each byte.
    std::wstring text;
    for (long i = 0; i < count; i++) text.push_back(static_cast<wchar_t>(payload[i]));
    ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
    writer.setEncoding(ZXing::CharacterSet::ISO8859_1).setMargin(0).setEccLevel(3);
    const ZXing::BitMatrix matrix = writer.encode(text, 0, 0);
    const long side = matrix.width();
    if (side * side > room) return 0;
    for (long y = 0; y < side; y++)
      for (long x = 0; x < side; x++)
        modules[y * side + x] = matrix.get(static_cast<int>(x), static_cast<int>(y)) ? 1 : 0;
    return static_cast<int>(side);
  } catch (...) {
    return 0;
  }
}
