/*
  Exercise 02-2 · Wilson's interval

  After k successes in n trials, which probabilities are plausible? With the
  share s = k/n, and z = 1.96 for a confidence of 95 %, Wilson's interval
  ends at

      ( s + z²/(2n) ± z √( s (1 − s)/n + z²/(4n²) ) ) / ( 1 + z²/n )

  It stays within 0 and 1, and has a width even for k = 0.

  Return its lower and its upper end. There is at least one trial.

      wilson(successes: 0, trials: 4, z: 2)   is   (lower: 0, upper: 0.5)
*/
import CPosteriorLibc

func wilson(successes: Int, trials: Int, z: Double) -> (lower: Double, upper: Double) {
  // <solution>
  let n = Double(trials)
  let share = Double(successes) / n
  let middle = share + z * z / (2 * n)
  let margin = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
  let scale = 1 + z * z / n
  return ((middle - margin) / scale, (middle + margin) / scale)
  // <stub> return (lower: 0, upper: 0)
}
