// Errors, sums and decimal text are in signatures of this module: `import Posterior` brings them
// along.
@_exported import PosteriorBase
