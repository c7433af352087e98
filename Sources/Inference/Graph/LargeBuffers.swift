internal import CKernels

/// Tells the C library, once for the process, to keep large buffers that are freed for whoever asks next, such as the
/// next photo: handing each back to the system and taking it anew costs a sixth of a photo's time in page faults. Memory
/// still never grows beyond what one photo a worker needs. Does nothing where the C library isn't glibc.
public func keepLargeBuffers() { ck_keep_large_buffers() }
