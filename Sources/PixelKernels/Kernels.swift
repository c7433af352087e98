internal import CKernels

#if canImport(PixelKernelsV3)
  internal import PixelKernelsV3
  private typealias WideLoops = PixelKernelsV3.Loops
#else
  private typealias WideLoops = Loops
#endif

/// The image loops in the form for this CPU, chosen once: the parameters of each are those of its namesake in `Loops`.
public enum Kernels {
  private static let isWide = ck_runs_x86_64_v3()

  public static let halve = isWide ? WideLoops.halve : Loops.halve
  public static let weightRows = isWide ? WideLoops.weightRows : Loops.weightRows
  public static let weightColumns = isWide ? WideLoops.weightColumns : Loops.weightColumns
  public static let patchRow = isWide ? WideLoops.patchRow : Loops.patchRow
  public static let sumCells = isWide ? WideLoops.sumCells : Loops.sumCells
  public static let chamferDistances = isWide ? WideLoops.chamferDistances : Loops.chamferDistances
  public static let composite = isWide ? WideLoops.composite : Loops.composite
  public static let tones = isWide ? WideLoops.tones : Loops.tones
  public static let localContrast = isWide ? WideLoops.localContrast : Loops.localContrast
  public static let perceptron = isWide ? WideLoops.perceptron : Loops.perceptron
}
