extension String {
  /// The text between tags of XML.
  var inXML: String { replacing("&", with: "&amp;").replacing("<", with: "&lt;") }
}
