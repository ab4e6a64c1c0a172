/// The version of the package, by https://semver.org.
public let posteriorVersion = "0.1.0"
