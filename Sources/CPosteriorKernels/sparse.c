#include "CPosteriorKernels.h"
#include "lanes.h"

// Products that skip the zeros of their left matrix: about half of what a rectifier puts out, and
// of the derivatives after it. A sum of fused additions that starts at 0 stays the same without
// them. One row is computed at a time, from a block of the right matrix that was copied so that it
// stays in the nearest cache and its vectors begin where cache lines do.

// The rows that are marked at a time, and the vectors that sums of one row may take.
enum { MARKED_ROWS = 256, WIDTH = 7 };

typedef uint64_t marks;
typedef _Bool lane_flags __attribute__((ext_vector_type(8)));
typedef unsigned short lane_marks __attribute__((vector_size(16), aligned(2), may_alias));

#define SPREAD_BIT(k) ((lane_bits){1, 1, 1, 1, 1, 1, 1, 1} << (k))

// Half a vector, which takes half the time, and a vector that begins with it.
typedef double half_lanes __attribute__((vector_size(32), aligned(8), may_alias));
#define HALF(x) __builtin_shufflevector(x, x, 0, 1, 2, 3)
#define WIDEN(x) __builtin_shufflevector(x, x, 0, 1, 2, 3, -1, -1, -1, -1)

// Adds the marked rows of a block, each times its factor. Only half of the last vector is needed if
// it `is_short`.
INLINED void add_marked(ptrdiff_t width, int is_short, marks marked, const double *factors, ptrdiff_t step,
                        const lanes *block, lanes *sums) {
  for (; marked; marked &= marked - 1) {
    const ptrdiff_t k = __builtin_ctzll(marked);
    const lanes factor = SPREAD(factors[k * step]);
    const lanes *row = block + k * width;
    for (ptrdiff_t v = 0; v < width - is_short; v++) sums[v] = FUSED(factor, row[v], sums[v]);
    const ptrdiff_t last = width - 1;
    if (is_short) sums[last] = WIDEN(FUSED(HALF(factor), HALF(row[last]), HALF(sums[last])));
  }
}

// Calls a function with the number of vectors as a constant.
#define WITH_WIDTH(width, function, ...)                  \
  switch (width) {                                        \
    case 1: function(1, __VA_ARGS__); break;              \
    case 2: function(2, __VA_ARGS__); break;              \
    case 3: function(3, __VA_ARGS__); break;              \
    case 4: function(4, __VA_ARGS__); break;              \
    case 5: function(5, __VA_ARGS__); break;              \
    case 6: function(6, __VA_ARGS__); break;              \
    default: function(7, __VA_ARGS__);                    \
  }

// The columns are taken in parts of up to seven vectors, alike in width. The last vector ends with
// the last column and may overlap the one before it, which is in the same part.
#define FOR_EACH_PART(columns)                                                                                        \
  for (ptrdiff_t vectors = ((columns) + 7) / 8, parts = (vectors + WIDTH - 1) / WIDTH, begin = 0, width;              \
       begin < vectors; begin += width, parts--)                                                                      \
    if ((width = (vectors - begin + parts - 1) / parts))

// Where a part's vector v begins, counted from the part's first column, when there are `left`
// columns from there on.
INLINED ptrdiff_t column(ptrdiff_t v, ptrdiff_t left) { return 8 * v + 8 <= left ? 8 * v : left - 8; }

// Half a vector is enough where a part ends with four columns or fewer. It begins four columns
// before the end.
INLINED int is_short(ptrdiff_t width, ptrdiff_t left) { return left <= 8 * width - 4; }

// Marks the elements other than 0 in up to 64 columns of P.
INLINED void mark(ptrdiff_t rows, ptrdiff_t depth, const double *p, ptrdiff_t row_step, ptrdiff_t column_step,
                  marks *marked) {
  if (row_step == 1) {
    for (ptrdiff_t i = 0; i < rows; i += 8) {
      lane_bits bits = {0};
      for (ptrdiff_t k = 0; k < depth; k++) bits |= (LOAD(p + i + k * column_step) != SPREAD(0)) & SPREAD_BIT(k);
      *(lane_bits *)(marked + i) = bits;
    }
    return;
  }
  const marks all = ~0ull >> (64 - depth);
  for (ptrdiff_t i = 0; i < rows; i++) {
    marks bits = 0;
    for (ptrdiff_t k = 0; k < depth; k += 8) {
      const lane_flags flags = __builtin_convertvector(LOAD(p + i * row_step + k) != SPREAD(0), lane_flags);
      bits |= (marks)__builtin_bit_cast(unsigned char, flags) << k;
    }
    marked[i] = bits & all;
  }
}

// Adds products of up to 64 columns of P and a block to C, or writes them if they are the first.
INLINED void add_products(ptrdiff_t width, int is_short, int is_first, ptrdiff_t rows, const marks *marked,
                          const double *p, ptrdiff_t row_step, ptrdiff_t column_step, const lanes *block,
                          ptrdiff_t columns, ptrdiff_t left, double *c) {
  for (ptrdiff_t i = 0; i < rows; i++) {
    lanes sums[WIDTH];
    double *row = c + i * columns;
    half_lanes *end = (half_lanes *)(row + left - 4);
    for (ptrdiff_t v = 0; v < width; v++)
      if (is_first) sums[v] = SPREAD(0);
      else if (is_short && v == width - 1) sums[v] = WIDEN(*end);
      else sums[v] = LOAD(row + column(v, left));
    add_marked(width, is_short, marked[i], p + i * row_step, column_step, block, sums);
    for (ptrdiff_t v = 0; v < width - is_short; v++) STORE(row + column(v, left), sums[v]);
    if (is_short) *end = HALF(sums[width - 1]);
  }
}

FOR_EACH_PROCESSOR
void kernel_sparse_product(ptrdiff_t rows, ptrdiff_t depth, ptrdiff_t columns, const double *p, ptrdiff_t row_step,
                           ptrdiff_t column_step, const double *y, double *c) {
  if (columns < 8 || (row_step != 1 && column_step != 1)) {
    kernel_product(rows, depth, columns, p, row_step, column_step, y, c);
    return;
  }
  lanes block[64 * WIDTH] __attribute__((aligned(64)));
  marks marked[MARKED_ROWS];
  for (ptrdiff_t i = 0; i < rows; i += MARKED_ROWS) {
    const ptrdiff_t count = rows - i < MARKED_ROWS ? rows - i : MARKED_ROWS;
    for (ptrdiff_t k = 0; k < depth; k += 64) {
      const ptrdiff_t steps = depth - k < 64 ? depth - k : 64;
      const double *part = p + i * row_step + k * column_step;
      mark(count, steps, part, row_step, column_step, marked);
      FOR_EACH_PART(columns) {
        const ptrdiff_t left = columns - 8 * begin;
        const double *from = y + k * columns + 8 * begin;
        for (ptrdiff_t l = 0; l < steps; l++)
          for (ptrdiff_t v = 0; v < width; v++) block[l * width + v] = LOAD(from + l * columns + column(v, left));
        const int ends_short = is_short(width, left);
        for (ptrdiff_t l = 0; l < steps && ends_short; l++)
          block[l * width + width - 1] = WIDEN(*(const half_lanes *)(from + l * columns + left - 4));
#define ADD(ends_short)                                                                                                \
  WITH_WIDTH(width, add_products, ends_short, k == 0, count, marked, part, row_step, column_step, block, columns, left, \
             c + i * columns + 8 * begin)
        if (ends_short) {
          ADD(1)
        } else {
          ADD(0)
        }
      }
    }
  }
}

// Four of the eight sums that make an element of A Wᵀ, added: those of the inputs that leave 0 to 3
// when divided by eight, or 4 to 7.
INLINED void add_lanes(ptrdiff_t width, int is_second, ptrdiff_t rows, const unsigned short *marked, const double *a,
                       ptrdiff_t inputs, const lanes *block, ptrdiff_t size, const double *b, ptrdiff_t outputs,
                       ptrdiff_t left, double *z) {
  for (ptrdiff_t i = 0; i < rows; i++) {
    const double *row = a + i * inputs;
    const unsigned short *bits = marked + 8 * i;
    lanes first[WIDTH], second[WIDTH], third[WIDTH];
    for (ptrdiff_t v = 0; v < width; v++) first[v] = second[v] = SPREAD(0);
    add_marked(width, 0, bits[0], row, 8, block, first);
    add_marked(width, 0, bits[1], row + 1, 8, block + size, second);
    for (ptrdiff_t v = 0; v < width; v++) first[v] += second[v], second[v] = third[v] = SPREAD(0);
    add_marked(width, 0, bits[2], row + 2, 8, block + 2 * size, second);
    add_marked(width, 0, bits[3], row + 3, 8, block + 3 * size, third);
    double *result = z + i * outputs;
    for (ptrdiff_t v = 0; v < width; v++) first[v] += second[v] + third[v];
    if (is_second)
      for (ptrdiff_t v = 0; v < width; v++) first[v] = LOAD(result + column(v, left)) + first[v];
    if (is_second)
      for (ptrdiff_t v = 0; v < width; v++) first[v] += LOAD(b + column(v, left));
    for (ptrdiff_t v = 0; v < width; v++) STORE(result + column(v, left), first[v]);
  }
}

// Copies the weights of four remainders, eight outputs side by side.
INLINED void transpose_part(ptrdiff_t width, ptrdiff_t left, ptrdiff_t inputs, ptrdiff_t half, ptrdiff_t size,
                            const double *w, lanes *block) {
  for (ptrdiff_t v = 0; v < width; v++) {
    const double *rows = w + column(v, left) * inputs;
    for (ptrdiff_t t = 0; 8 * t + half < inputs; t++) {
      lanes part[8];
      for (ptrdiff_t l = 0; l < 8; l++) part[l] = LOAD(rows + l * inputs + 8 * t);
      transpose_lanes(part);
      for (ptrdiff_t q = 0; q < 4; q++) block[(q * size + t) * width + v] = part[half + q];
    }
  }
}

FOR_EACH_PROCESSOR
void kernel_sparse_affine(ptrdiff_t rows, ptrdiff_t inputs, ptrdiff_t outputs, const double *a, const double *w,
                          const double *b, double *z) {
  // Sixteen marks of each remainder are 128 inputs.
  if (outputs < 8 || inputs < 1 || inputs > 128) {
    kernel_affine(rows, inputs, outputs, a, w, b, z);
    return;
  }
  lanes block[64 * WIDTH] __attribute__((aligned(64)));
  unsigned short marked[8 * MARKED_ROWS];
  const ptrdiff_t size = (inputs + 7) / 8;
  const lane_bits last = (lane_bits){0, 1, 2, 3, 4, 5, 6, 7} < inputs - 8 * (size - 1);
  for (ptrdiff_t i = 0; i < rows; i += MARKED_ROWS) {
    const ptrdiff_t count = rows - i < MARKED_ROWS ? rows - i : MARKED_ROWS;
    for (ptrdiff_t l = 0; l < count; l++) {
      const double *row = a + (i + l) * inputs;
      lane_bits bits = {0}, bit = SPREAD_BIT(0);
      for (ptrdiff_t t = 0; t + 1 < size; t++, bit += bit) bits |= (LOAD(row + 8 * t) != SPREAD(0)) & bit;
      bits |= (LOAD(row + 8 * size - 8) != SPREAD(0)) & bit & last;
      *(lane_marks *)(marked + 8 * l) = __builtin_convertvector(bits, lane_marks);
    }
    FOR_EACH_PART(outputs) {
      const ptrdiff_t left = outputs - 8 * begin;
      for (ptrdiff_t half = 0; half < 8; half += 4) {
        transpose_part(width, left, inputs, half, size, w + 8 * begin * inputs, block);
        WITH_WIDTH(width, add_lanes, half != 0, count, marked + half, a + i * inputs + half, inputs, block,
                   size * width, b + 8 * begin, outputs, left, z + i * outputs + 8 * begin)
      }
    }
  }
}
