#ifndef CWEIGHTS_H
#define CWEIGHTS_H

/// A network of our own, embedded as it lies in the folder `weights`.
typedef struct {
  const unsigned char *bytes;
  long count;
} CWNetwork;

/// Overlays: 480 × 640 RGB, (x − 127) ÷ 128, to logits of 60 × 80 cells. Trained by Tests/Tools/training/overlay.
CWNetwork cw_overlay(void);

#endif
