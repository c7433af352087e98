#include "CWeights.h"

static const unsigned char overlay[] = {
#embed "weights/overlay.onnx"
};
CWNetwork cw_overlay(void) { return (CWNetwork){overlay, (long)sizeof(overlay)}; }
