/*
  Exercise 09-3 · A step of Adam

  Adam gives a parameter steps of about the rate η, whether its gradient g is
  large or small. It remembers a running mean m of the gradients and a running
  mean v of their squares, which both start at 0:

      m ← 0.9 m + 0.1 g,    v ← 0.999 v + 0.001 g²

  As they start at 0, they are too small at first. In step t, which counts
  from 1, this corrects them:

      m̂ = m / (1 − 0.9ᵗ),    v̂ = v / (1 − 0.999ᵗ)
      θ ← θ − η m̂ / (√v̂ + 10⁻⁸)

  Return the new parameter θ, m and v. The corrected m̂ and v̂ are for this
  step only: the next begins with m and v.

      adamStep(parameter: 1, gradient: 2, mean: 0, square: 0, step: 1,
               rate: 0.1)
          is   (parameter: 0.9, mean: 0.2, square: 0.004), to 8 decimals
*/
import CPosteriorLibc

func adamStep(
  parameter: Double, gradient: Double, mean: Double, square: Double,
  step: Int, rate: Double
) -> (parameter: Double, mean: Double, square: Double) {
  // Your turn: replace the next line.
  return (parameter: parameter, mean: mean, square: square)
}
