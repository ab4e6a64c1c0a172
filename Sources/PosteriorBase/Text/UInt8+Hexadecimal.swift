extension UInt8 {
  /// Two hexadecimal digits, such as 0F.
  package var hexadecimal: String {
    (self < 16 ? "0" : "") + String(self, radix: 16, uppercase: true)
  }
}
