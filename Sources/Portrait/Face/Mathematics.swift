import RealModule

/// The logistic function.
func logistic(_ x: Float) -> Double { 1 / (1 + .exp(-Double(x))) }

func degrees(_ radians: Double) -> Double { radians * 180 / .pi }
