// Loops over every pixel of a page or number of a tensor: compiled for processors with AVX-512, with AVX2 and without,
// the best that fits taken at the program's start. Vectors of the oldest processors alone cost a page a tenth more.
// By GCC; Clang, which compiles the fuzz targets, has no such clones of templates.
#pragma once

#if defined(__x86_64__) && !defined(__clang__)
#define OCR_EACH_PROCESSOR [[gnu::target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")]]
#else
#define OCR_EACH_PROCESSOR
#endif
