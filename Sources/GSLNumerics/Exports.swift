// Code that computes with this module needs compensated sums too: `import GSLNumerics` imports
// them.
@_exported import PosteriorBase
