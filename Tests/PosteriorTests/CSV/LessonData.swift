/// The path of a data set of the lessons.
func lessonData(_ name: String, from file: String = #filePath) -> String {
  let root = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
  return root.joined(separator: "/") + "/Lessons/Data/\(name).csv"
}
