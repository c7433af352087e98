/// What several rules look at in one picture, each measured once.
struct SharedMeasures: Sendable {
  let background: Once<BackgroundSample>
  let backgroundGrid: Once<BackgroundGrid>
  let faceColors: Once<FaceColors>
  let skinTexture: Once<SkinTexture?>
  let edgeBlur: Once<Double>
  let cheeks: Once<Cheeks>
  let skinUnderEyes: Once<SkinTone>
  let eyes: Once<FaceChart>
  let glasses: Once<Glasses>

  init(_ evidence: Evidence) {
    background = Once(evidence, BackgroundSample.init)
    backgroundGrid = Once(evidence, BackgroundGrid.init)
    faceColors = Once(evidence, FaceColors.init)
    skinTexture = Once(evidence, SkinTexture.init)
    edgeBlur = Once(evidence, EdgeBlur.measure)
    cheeks = Once(evidence, Cheeks.init)
    skinUnderEyes = Once(evidence, SkinTone.underEyes)
    eyes = Once(evidence, Eye.chart)
    glasses = Once(evidence, Glasses.init)
  }
}
