// Compensated sums are for everybody who computes with this module: `import GSLNumerics` brings
// them along.
@_exported import PosteriorBase
