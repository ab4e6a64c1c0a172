import GSLNumerics
import PosteriorKernels

/// The sums over blocks of rows that make up the objective of a logistic regression and its
/// derivatives.
///
/// Rows hold d features, then 1, then zeros up to `stride` numbers.
struct LogisticSums {
  private let stride: Int
  private var count = 0
  private var loss = CompensatedSum()
  private var gradient: [Double]
  /// The sums of the products of two columns: of all rows, and of the last ones, which were not
  /// added to these yet.
  private var products: [Double]
  private var lastProducts: [Double]
  private var lastCount = 0
  private var part: [Double]

  /// Sums of this many terms are added up first, which rounds less than one long chain.
  private static let chainLength = 4096

  init(stride: Int) {
    self.stride = stride
    gradient = [Double](repeating: 0, count: stride)
    part = gradient
    products = [Double](repeating: 0, count: stride * stride)
    lastProducts = products
  }

  /// Starts over.
  mutating func reset() {
    (count, lastCount, loss) = (0, 0, CompensatedSum())
    for j in gradient.indices { gradient[j] = 0 }
    for k in products.indices { (products[k], lastProducts[k]) = (0, 0) }
  }

  var meanLoss: Double { loss.value / Double(count) }

  mutating func addLoss(_ sum: Double, count: Int) {
    loss.add(sum)
    self.count += count
  }

  /// Adds the rows, each times its residual.
  mutating func addGradient(_ rowCount: Int, _ rows: [Double], _ residuals: [Double]) {
    Kernels.product(
      residuals, steps: (0, 1), rows, rowCount: 1, depth: rowCount, columnCount: stride, to: &part)
    for j in 0..<stride { gradient[j] += part[j] }
  }

  /// Adds XᵀX of some rows.
  mutating func addProducts(_ rowCount: Int, _ rows: [Double]) {
    // Here fetching gains too little: features are fetched when logits are computed.
    Kernels.addGram(
      of: rows, rowCount: rowCount, columnCount: stride, before: Row(start: nil, count: 0),
      to: &lastProducts)
    lastCount += rowCount
    if lastCount >= Self.chainLength { gatherProducts() }
  }

  private mutating func gatherProducts() {
    for k in products.indices {
      products[k] += lastProducts[k]
      lastProducts[k] = 0
    }
    lastCount = 0
  }

  /// Writes the means of the gradient and, unless it is empty, of the Hessian, of parameters whose
  /// first belongs to the ones.
  mutating func write(_ gradient: inout [Double], _ hessian: inout [Double]) {
    gatherProducts()
    let (width, count) = (gradient.count, Double(count))
    // Where parameter j's column lies.
    func column(_ j: Int) -> Int { (j + width - 1) % width }
    for j in 0..<width { gradient[j] = self.gradient[column(j)] / count }
    guard !hessian.isEmpty else { return }
    for j in 0..<width {
      for k in 0..<width {
        let (row, other) = (max(column(j), column(k)), min(column(j), column(k)))
        hessian[j * width + k] = products[row * stride + other] / count
      }
    }
  }
}
