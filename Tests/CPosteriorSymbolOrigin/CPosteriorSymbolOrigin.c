#if defined(__linux__)
#define _GNU_SOURCE
#include "CPosteriorSymbolOrigin.h"

#include <dlfcn.h>
#include <link.h>
#include <string.h>

static const char *file_of(const void *address) {
  Dl_info information;
  return address && dladdr(address, &information) ? information.dli_fname : NULL;
}

const char *symbol_origin(const char *symbol) { return file_of(dlsym(RTLD_DEFAULT, symbol)); }

// In 64-bit ELF, the symbol's number is the upper half of r_info.
static const char *origin_in(const ElfW(Rela) * slots, size_t count, const ElfW(Sym) * symbols,
                             const char *names, const char *symbol, ElfW(Addr) base) {
  for (size_t i = 0; i < count; i++) {
    const char *name = names + symbols[ELF64_R_SYM(slots[i].r_info)].st_name;
    if (strcmp(name, symbol) == 0) return file_of(*(void **)(base + slots[i].r_offset));
  }
  return NULL;
}

const char *symbol_origin_from(const char *symbol, const char *library) {
  struct link_map *map = dlopen(library, RTLD_NOW | RTLD_NOLOAD);
  if (!map) return NULL;
  const ElfW(Sym) *symbols = NULL;
  const char *names = NULL;
  const ElfW(Rela) *functions = NULL, *others = NULL;
  size_t function_bytes = 0, other_bytes = 0;
  for (const ElfW(Dyn) *entry = map->l_ld; entry->d_tag != DT_NULL; entry++) {
    const void *address = (const void *)entry->d_un.d_ptr;
    switch (entry->d_tag) {
      case DT_SYMTAB: symbols = address; break;
      case DT_STRTAB: names = address; break;
      case DT_JMPREL: functions = address; break;
      case DT_PLTRELSZ: function_bytes = entry->d_un.d_val; break;
      case DT_RELA: others = address; break;  // where functions stand too if binding is not lazy
      case DT_RELASZ: other_bytes = entry->d_un.d_val; break;
    }
  }
  const size_t bytes = sizeof(ElfW(Rela));
  const char *origin =
      origin_in(functions, function_bytes / bytes, symbols, names, symbol, map->l_addr);
  if (!origin) origin = origin_in(others, other_bytes / bytes, symbols, names, symbol, map->l_addr);
  dlclose(map);
  return origin;
}
#endif
