/*
  Exercise 02-1 · The log-likelihood of throws

  A bent coin shows heads (1) with probability θ and tails (0) with 1 − θ.
  How well does a θ explain the throws that you saw? Their likelihood is the
  product of their probabilities, and its logarithm a sum that does not
  underflow:

      ln L(θ) = Σ ln P(yₙ),    P(1) = θ,  P(0) = 1 − θ

  A throw that θ holds for impossible makes it −∞. With θ = 0 or θ = 1,
  throws that were sure to come add 0.

  Return the log-likelihood in nats of the outcomes, each 0 or 1.

      logLikelihood(of: [1, 1, 0], theta: 0.5)   is   −2.079…, 3 ln ½
*/
import CPosteriorLibc

func logLikelihood(of outcomes: [Double], theta: Double) -> Double {
  // <solution>
  var sum = 0.0
  for outcome in outcomes { sum += outcome == 1 ? log(theta) : log(1 - theta) }
  return sum
  // <stub> return 0
}
