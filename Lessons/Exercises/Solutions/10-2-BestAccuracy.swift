/*
  Exercise 10-2 · The best possible accuracy

  K classes are equally frequent, and an example of a class lies anywhere in
  the band of its class, uniformly. All bands have the same width; the centers
  differ, and the bands may overlap. How often is a classifier right that
  knows the bands?

  Wherever it is, it can only name one class. It is best to name one whose
  density, times its prior 1/K, is the largest there, so that the accuracy is

      ∫ maxₖ pₖ(u) / K du,    pₖ(u) = 1/width inside band k, else 0

  Return this accuracy. The centers are in no order; some may be equal, and
  there may be gaps between bands.

      bestAccuracy(centers: [0.1, -0.1], width: 0.4)   is   0.75
*/
import CPosteriorLibc

func bestAccuracy(centers: [Double], width: Double) -> Double {
  // <solution>
  let sorted = centers.sorted()
  var covered = width
  for (lower, upper) in zip(sorted, sorted.dropFirst()) {
    covered += min(upper - lower, width)
  }
  return covered / (width * Double(centers.count))
  // <stub> return 0
}
