// A lesson shows tables and figures, and would otherwise need two imports.
@_exported import PosteriorReport
