#define POSTERIOR_ONE_PROCESSOR
#define KIND plain
#include "renamed.h"
