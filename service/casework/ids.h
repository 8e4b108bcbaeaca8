// Ids of people, accounts and records: a letter that says what it is and 26 characters of base 32
// from 128 random bits. They say nothing about anyone and may stand in URLs and the audit log.
// Plain functions, safe from any thread.
#pragma once

#include <string>
#include <string_view>

namespace corner::casework {

inline constexpr char kPersonLetter = 'p';   // a client
inline constexpr char kAccountLetter = 'a';  // someone who signs in
inline constexpr char kTeamLetter = 't';
inline constexpr char kRecordLetter = 'r';  // anything else

std::string NewId(char letter);
// Whether the text has the form NewId gives for that letter.
bool IsId(std::string_view text, char letter);

}  // namespace corner::casework
