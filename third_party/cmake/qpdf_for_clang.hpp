// Included before every other line where clang reads a unit of this project (fuzzing, clang-tidy). clang 19
// instantiates the constexpr destructor of libstdc++ 12's vector<JSON> inside qpdf 11.3's JSON.hh, where JSON is not
// complete yet, and stops. The product uses nothing of qpdf's JSON: its name is enough.
#ifdef __clang__
#define JSON_HH
class JSON;
#endif
