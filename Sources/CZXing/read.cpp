#include "CZXing.h"

#define ZX_USE_UTF8 1
#include <BarcodeFormat.h>
#include <ReadBarcode.h>
#if __has_include(<ReaderOptions.h>)
#include <ReaderOptions.h>
using Options = ZXing::ReaderOptions;  // zxing-cpp 2.2 and later
#else
#include <DecodeHints.h>
using Options = ZXing::DecodeHints;
#endif

#include <algorithm>
#include <cstdlib>
#include <new>

namespace {

Options options(CZThreshold threshold, int most) {
  Options options;
  options.setFormats(ZXing::BarcodeFormat::QRCode);
  options.setTryHarder(true);
  options.setMaxNumberOfSymbols(static_cast<uint8_t>(most));
  options.setBinarizer(
      threshold == CZThresholdGlobal ? ZXing::Binarizer::GlobalHistogram : ZXing::Binarizer::LocalAverage);
#if __has_include(<ReaderOptions.h>)
  options.setTryInvert(false);  // the caller's doing, in every version
#endif
  return options;
}

template <typename Found>
void fill(CZSymbol &symbol, const Found &found) {
  const auto &bytes = found.bytes();
  const auto &position = found.position();
  for (int i = 0; i < 4; i++) {
    symbol.corners[2 * i] = position[i].x;
    symbol.corners[2 * i + 1] = position[i].y;
  }
  // One byte more, so that an empty payload has an address too.
  symbol.payload = static_cast<uint8_t *>(std::malloc(bytes.size() + 1));
  if (!symbol.payload) throw std::bad_alloc();
  std::copy(bytes.begin(), bytes.end(), symbol.payload);
  symbol.payload_count = static_cast<long>(bytes.size());
}

}  // namespace

int cz_read_qr(
    const uint8_t *pixels, int width, int height, CZThreshold threshold, CZSymbol *symbols, int capacity) {
  int count = 0;
  try {
    const ZXing::ImageView picture(pixels, width, height, ZXing::ImageFormat::Lum);
    const int most = std::clamp(capacity, 0, 255);
    for (const auto &found : ZXing::ReadBarcodes(picture, options(threshold, most))) {
      if (count == most) break;
      if (!found.isValid()) continue;
      fill(symbols[count], found);
      count++;
    }
    return count;
  } catch (...) {
    cz_release(symbols, count);
    return -1;
  }
}

void cz_release(CZSymbol *symbols, int count) {
  for (int i = 0; i < count; i++) {
    std::free(symbols[i].payload);
    symbols[i].payload = nullptr;
  }
}
