import ArgumentParser
import PosteriorReport

/// The options of a computation.
struct RunOptions: ParsableArguments {
  @OptionGroup var random: SeedOption
  @OptionGroup var work: ThreadOption
}
