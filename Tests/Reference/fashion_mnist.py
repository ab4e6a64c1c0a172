"""Sums of the pixels of Fashion-MNIST, as Debian's dataset-fashion-mnist 0.0~git20200523.55506a9-1 has it.

Python 3.11.7, NumPy 2.4.6. Prints what Tests/PosteriorTests/Images/FashionMNISTTests.swift expects.
"""

import gzip

import numpy

for part in ("train", "t10k"):
    folder = "/usr/share/datasets/fashion-mnist/" + part
    images = gzip.open(folder + "-images-idx3-ubyte.gz").read()
    labels = gzip.open(folder + "-labels-idx1-ubyte.gz").read()
    pixels = numpy.frombuffer(images[16:], numpy.uint8).astype(numpy.int64).reshape(-1, 784)
    classes = numpy.frombuffer(labels[8:], numpy.uint8)
    print(part, len(pixels), classes[:10], numpy.bincount(classes))
    print("sums of classes", [int(pixels[classes == k].sum()) for k in range(10)])
    print("sums of images", [int(pixels[i].sum()) for i in (0, 1, -1)])
    print("row 14 of image 0", pixels[0, 14 * 28 : 15 * 28].tolist())
