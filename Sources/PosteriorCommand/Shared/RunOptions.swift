import ArgumentParser
import PosteriorReport

/// What a computation may vary in.
struct RunOptions: ParsableArguments {
  @OptionGroup var random: SeedOption
  @OptionGroup var work: ThreadOption
}
