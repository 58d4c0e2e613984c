// Text in the code pages of older programs, to UTF-8 (ICU).
#pragma once

#include <string>
#include <string_view>

#include "evidence/base/bytes.hpp"

namespace evidence::formats {

// ICU's name of a Windows code page: 936 → "GB18030"; "windows-1252" for those it does not know.
std::string_view encoding_of_code_page(unsigned code_page);
// The ANSI code page of a Windows language ([MS-LCID]): 0x0804 → 936.
unsigned code_page_of_language(unsigned language);
// Of an RTF or Windows font's character set: 134 → 936; 0 for the default and for symbols.
unsigned code_page_of_charset(unsigned charset);

// What is not valid in the encoding becomes U+FFFD. An unknown encoding is read as windows-1252.
std::string decode_lossy(ByteView bytes, std::string_view encoding);
std::string decode_utf16le(ByteView bytes);  // an odd last byte and lone surrogates become U+FFFD

}  // namespace evidence::formats
