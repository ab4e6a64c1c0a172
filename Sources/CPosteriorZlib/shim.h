// zlib, with what Swift cannot import by itself.
#ifndef POSTERIOR_CZLIB_SHIM_H
#define POSTERIOR_CZLIB_SHIM_H

#include <zlib.h>

/// Prepares a stream for data with a gzip header: macros with a sizeof are not imported.
static inline int inflate_gzip_begin(z_stream *stream) {
  return inflateInit2(stream, 16 + MAX_WBITS);
}

/// Prepares a stream that writes data with a gzip header.
static inline int deflate_gzip_begin(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}

#endif
