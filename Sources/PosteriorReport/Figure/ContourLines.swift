/// The lines along which a function of two variables has one value, by marching squares.
///
/// Where a line crosses an edge of the grid is interpolated between the edge's ends. A square with
/// both diagonals' corners on different sides is decided by the mean of its four corners, and one
/// with a corner that is not finite has no line.
///
/// Reference: Lorensen and Cline, "Marching cubes", SIGGRAPH 1987, in two dimensions.
struct ContourLines {
  typealias Point = (x: Double, y: Double)

  private let surface: Figure.Surface
  private let level: Double
  /// The two edges that follow each edge on its line, or −1. An edge is numbered by its left or
  /// lower end: twice the place of that point for the edge to the right, and one more for the edge
  /// upwards.
  private var neighbors: [(Int, Int)]

  /// Finds the lines.
  ///
  /// - Returns: Each line as its points; a closed one ends where it begins.
  /// - Complexity: O(size of the grid).
  static func lines(of surface: Figure.Surface, at level: Double) -> [[Point]] {
    var contours = ContourLines(surface, level)
    contours.march()
    return contours.trace()
  }

  private init(_ surface: Figure.Surface, _ level: Double) {
    self.surface = surface
    self.level = level
    neighbors = Array(repeating: (-1, -1), count: 2 * surface.values.count)
  }

  /// Looks at each square for the edges that the line crosses.
  private mutating func march() {
    let width = surface.x.count
    for row in 0..<(surface.y.count - 1) {
      for column in 0..<(width - 1) {
        let corners = [
          surface[column, row], surface[column + 1, row], surface[column + 1, row + 1],
          surface[column, row + 1],
        ]
        guard isCrossed(corners), corners.allSatisfy(\.isFinite) else { continue }
        let place = row * width + column
        // Round the square from below, as the corners: each edge lies between a corner and the
        // next.
        let edges = [2 * place, 2 * (place + 1) + 1, 2 * (place + width), 2 * place + 1]
        let isAbove = corners.map { $0 >= level }
        let crossed = (0..<4).filter { isAbove[$0] != isAbove[($0 + 1) % 4] }
        if crossed.count == 2 {
          join(edges[crossed[0]], edges[crossed[1]])
        } else if crossed.count == 4 {
          // The corners that differ from the middle are cut off, 0 and 2 or 1 and 3.
          let isMiddleAbove = corners.reduce(0, +) / 4 >= level
          let first = isAbove[0] == isMiddleAbove ? 0 : 3
          join(edges[first], edges[(first + 1) % 4])
          join(edges[(first + 2) % 4], edges[(first + 3) % 4])
        }
      }
    }
  }

  /// Whether corners lie on both sides. Most squares lie on one: the loop is plain, since nothing
  /// here is optimized in debug builds.
  private func isCrossed(_ corners: [Double]) -> Bool {
    let isFirstAbove = corners[0] >= level
    var corner = 1
    while corner < 4 {
      if (corners[corner] >= level) != isFirstAbove { return true }
      corner += 1
    }
    return false
  }

  private mutating func join(_ a: Int, _ b: Int) {
    if neighbors[a].0 < 0 { neighbors[a].0 = b } else { neighbors[a].1 = b }
    if neighbors[b].0 < 0 { neighbors[b].0 = a } else { neighbors[b].1 = a }
  }

  /// Follows the lines: first those that end at the border, then the closed ones.
  private func trace() -> [[Point]] {
    var isDone = Array(repeating: false, count: neighbors.count)
    var lines: [[Point]] = []
    let crossed = neighbors.indices.filter { neighbors[$0].0 >= 0 }
    for start in crossed.filter({ neighbors[$0].1 < 0 }) + crossed where !isDone[start] {
      var line: [Point] = []
      var (edge, last) = (start, start)
      while edge >= 0 && !isDone[edge] {
        isDone[edge] = true
        line.append(point(on: edge))
        last = edge
        let (first, second) = neighbors[edge]
        edge = first >= 0 && !isDone[first] ? first : second
      }
      let isClosed = line.count > 2 && [neighbors[last].0, neighbors[last].1].contains(start)
      if isClosed { line.append(line[0]) }
      lines.append(line)
    }
    return lines
  }

  /// Where the line crosses an edge.
  private func point(on edge: Int) -> Point {
    let (column, row) = (edge / 2 % surface.x.count, edge / 2 / surface.x.count)
    let (right, up) = (edge % 2 == 0 ? column + 1 : column, edge % 2 == 0 ? row : row + 1)
    let (from, to) = (surface[column, row], surface[right, up])
    let share = (level - from) / (to - from)
    return (
      surface.x[column] + share * (surface.x[right] - surface.x[column]),
      surface.y[row] + share * (surface.y[up] - surface.y[row])
    )
  }
}
