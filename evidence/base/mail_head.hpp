// Whether bytes begin as a mail does (RFC 5322, 2.2): asked by those who open it and by those who read it.
#pragma once

#include <string_view>

namespace evidence {

inline constexpr std::size_t mail_head_size = 16U << 10U;  // so many bytes decide, or all of a shorter file

// Only fields and their folded lines up to the first empty one, a sender among them and something else that mails have.
bool begins_as_mail(std::string_view head);

}  // namespace evidence
