/*
  Exercise 05-1 · From two bell curves to a line

  Two classes have normal densities with means μ₀ and μ₁ and one variance σ²,
  and class 1 has the prior probability π₁. By Bayes' rule, the log odds of
  class 1 at x are

      ln [ π₁ N(x | μ₁, σ²) / ( (1 − π₁) N(x | μ₀, σ²) ) ] = w x + b

  Return w and b.

      decision(mean0: 0, mean1: 2, variance: 1, prior1: 0.5)
          is   (weight: 2, bias: -2)
*/
import CPosteriorLibc

func decision(
  mean0: Double, mean1: Double, variance: Double, prior1: Double
) -> (weight: Double, bias: Double) {
  // <solution>
  let weight = (mean1 - mean0) / variance
  let squares = (mean0 * mean0 - mean1 * mean1) / (2 * variance)
  return (weight, squares + log(prior1 / (1 - prior1)))
  // <stub> return (weight: 0, bias: 0)
}
