/// The image loops. They are compiled twice, for every CPU and for those with AVX2 (x86-64-v3), into two modules of
/// which `Kernels` takes one: so nothing but them lies in this folder, and they call nothing that isn't inlined.
/// All integers wrap around, all results are the same to the bit in both modules.
public enum Loops {}
