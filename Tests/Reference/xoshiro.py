"""The streams of RandomSource, written from the published algorithms alone: xoshiro256++ and SplitMix64
(https://prng.di.unimi.it), FNV-1a. Prints the known values of RandomSourceTests.swift."""
from functools import reduce
from itertools import islice
from math import log

MASK = 2**64 - 1

def rotate(x, k):
    return (x << k | x >> (64 - k)) & MASK

def xoshiro(s0, s1, s2, s3):
    while True:
        yield (rotate((s0 + s3) & MASK, 23) + s0) & MASK
        t = s1 << 17 & MASK
        s2 ^= s0; s3 ^= s1; s1 ^= s2; s0 ^= s3; s2 ^= t
        s3 = rotate(s3, 45)

def splitmix(seed):
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & MASK
        z = (seed ^ seed >> 30) * 0xBF58476D1CE4E5B9 & MASK
        z = (z ^ z >> 27) * 0x94D049BB133111EB & MASK
        yield z ^ z >> 31

def fnv1a(data):
    return reduce(lambda h, byte: (h ^ byte) * 0x100000001B3 & MASK, data, 0xCBF29CE484222325)

def source(seed, path=b""):
    words = [*islice(splitmix(seed), 2), *islice(splitmix(fnv1a(path)), 2)]
    return islice(xoshiro(*words), 16, None)

def golden(words):
    return fnv1a(b"".join(word.to_bytes(8, "little") for word in islice(words, 1000)))

name = lambda text: b"\xff" + text.encode()
index = lambda i: b"\xfe" + (i & MASK).to_bytes(8, "little")
streams = {
    "seed 0": source(0), "seed 1": source(1), "seed 2^64-1": source(MASK),
    "noise": source(1, name("noise")), "a/b": source(1, name("a") + name("b")),
    "fold 3": source(1, name("fold") + index(3)), "fold -1": source(1, name("fold") + index(-1)),
    "Ü": source(1, name("Ü")),
}
print("state 1, 2, 3, 4:", *map(hex, islice(xoshiro(1, 2, 3, 4), 4)))
print("first of seed 1:", *map(hex, islice(source(1), 4)))
for key, words in streams.items():
    print(f"{key}: {golden(words):#x}")

def below(words, bound):  # Lemire
    while True:
        product = next(words) * bound
        if product & MASK >= 2**64 % bound:
            return product >> 64

def permutation(words, count):
    order = list(range(count))
    for last in range(count - 1, 0, -1):
        other = below(words, last + 1)
        order[last], order[other] = order[other], order[last]
    return order

print("permutation of 10, seed 1:", permutation(source(1), 10))
print(f"permutation of 1000, seed 1: {golden(iter(permutation(source(1), 1000))):#x}")
print("below 3·2^61, seed 1:", [below(w, 3 * 2**61) for w in [source(1)] for _ in range(4)])

def normal(words):  # Leva's ratio of uniforms, as GSL has it
    while True:
        u = 1 - (next(words) >> 11) * 2.0**-53
        v = ((next(words) >> 11) * 2.0**-53 - 0.5) * 1.7156
        x, y = u - 0.449871, abs(v) + 0.386595
        q = x * x + y * (0.19600 * y - 0.25472 * x)
        if q < 0.27597 or (q <= 0.27846 and v * v <= -4 * u * u * log(u)):
            return v / u

normals = [normal(w) for w in [source(1)] for _ in range(1000)]
print("normals of seed 1:", normals[:5], "… number 1000:", normals[999])
