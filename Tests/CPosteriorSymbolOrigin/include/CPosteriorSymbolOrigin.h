// Which library a symbol comes from, as the dynamic linker decided it in this process. For Linux.
#ifndef POSTERIOR_CSYMBOLORIGIN_H
#define POSTERIOR_CSYMBOLORIGIN_H

/// The file of the library that answers a call from the program itself; NULL if none does.
const char *symbol_origin(const char *symbol);

/// The file of the library that answers a call from inside another loaded library: the one that its
/// relocation slot points into. NULL if that library is not loaded or does not call the symbol.
///
/// Where binding is lazy, the slot points at its own library until the first call.
const char *symbol_origin_from(const char *symbol, const char *library);

#endif
