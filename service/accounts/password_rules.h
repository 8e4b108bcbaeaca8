// Which passwords may be chosen: long ones that are not on everybody's list (NIST SP 800-63B
// section 5.1.1.2, OWASP ASVS 5.0 section 6.2). No rule asks for digits or signs, and none ever
// expires. Pure functions, safe from any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace corner::accounts {

inline constexpr size_t kFewestCharacters = 12, kMostCharacters = 128;  // code points

// kOutOfRange with one sentence and a hint when the password may not be chosen: too short or long,
// one of the commonest, a run or repetition, or with one of `names` in it (the service's name, the
// person's e-mail address or what stands before its "@"; names under four letters do not count).
absl::Status CheckNewPassword(std::string_view password, const std::vector<std::string>& names);

}  // namespace corner::accounts
