/*
  Exercise 01-2 · The length of a Huffman code

  How many bits does an outcome cost if each gets a word of its own? The best
  words are those of Huffman: join the two least probable outcomes to one,
  whose probability is their sum, and go on until one is left. Each join puts
  another bit before the words of what it joins, so that the expected length
  is

      L = Σ of the probabilities of all joins

  A single outcome needs no bits.

  Return the expected length for the probabilities, all above 0, in any
  order.

      expectedLength([0.7, 0.2, 0.1])   is   1.3, from joins of 0.3 and 1
*/
import CPosteriorLibc

func expectedLength(_ probabilities: [Double]) -> Double {
  // Your turn: replace the next line.
  return 0
}
