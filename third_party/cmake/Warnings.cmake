# Warnings are errors, everywhere, for our own code.
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these inside its own standard library headers at -O1 and above.
  add_compile_options(-Wno-restrict -Wno-maybe-uninitialized -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread
                      -Wno-dangling-pointer -Wno-missing-field-initializers)
else()
  # clang sees what g++ 12's <algorithm> does inside (get_temporary_buffer), and how libseccomp's macros make a value.
  add_compile_options(-Wno-missing-field-initializers -Wno-deprecated-declarations -Wno-c99-extensions)
endif()
