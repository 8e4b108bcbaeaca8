#include "service/accounts/password_rules.h"

#include <algorithm>

#include "service/accounts/refusals.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::accounts {
namespace {

constexpr size_t kFewestNameBytes = 4;
constexpr size_t kLongestPeriod = 4;  // "abcdabcdabcd" is a repetition, a phrase said twice is not

// Words that the commonest passwords of twelve characters and more are made from, by adding figures
// and signs before and after.
constexpr std::string_view kCommonWords[] = {
    "abc",
    "access",
    "admin",
    "administrator",
    "arsenal",
    "asdfgh",
    "august",
    "autumn",
    "baseball",
    "birthday",
    "changeme",
    "charlie",
    "chelsea",
    "chocolate",
    "christmas",
    "computer",
    "daniel",
    "december",
    "default",
    "dragon",
    "england",
    "everton",
    "facebook",
    "february",
    "flower",
    "football",
    "freedom",
    "friday",
    "google",
    "guest",
    "hello",
    "helloworld",
    "internet",
    "iloveyou",
    "iloveyousomuch",
    "january",
    "jessica",
    "letmein",
    "letmeinplease",
    "liverpool",
    "london",
    "login",
    "manchester",
    "master",
    "michael",
    "monday",
    "monkey",
    "mypassword",
    "newpassword",
    "november",
    "october",
    "pass",
    "passphrase",
    "password",
    "passwort",
    "passw0rd",
    "p@ssw0rd",
    "p@ssword",
    "princess",
    "qwerty",
    "qwertyuiop",
    "rangers",
    "secret",
    "september",
    "shadow",
    "spring",
    "summer",
    "sunshine",
    "superman",
    "temp",
    "temporary",
    "test",
    "testing",
    "thepassword",
    "thisismypassword",
    "tottenham",
    "trustno1",
    "user",
    "welcome",
    "whatever",
    "winter",
    "correcthorsebatterystaple",
};

// Rows that fingers run along, each twice so that a run may start anywhere.
constexpr std::string_view kRows[] = {
    "0123456789012345678901234567890123456789",
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnmqwertyuiopasdfghjklzxcvbnm",
    "1q2w3e4r5t6y7u8i9o0p1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
};

size_t CountCharacters(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); ++count) NextCodePoint(text, &at);
  return count;
}

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 128; }

// Without the figures and signs at both ends.
std::string_view Core(std::string_view text) {
  while (!text.empty() && !IsLetter(text.front())) text.remove_prefix(1);
  while (!text.empty() && !IsLetter(text.back())) text.remove_suffix(1);
  return text;
}

bool IsRun(const std::string& text) {
  const std::string backwards(text.rbegin(), text.rend());
  return std::any_of(std::begin(kRows), std::end(kRows), [&](std::string_view row) {
    return row.find(text) != std::string_view::npos ||
           row.find(backwards) != std::string_view::npos;
  });
}

bool IsRepetition(std::string_view text) {
  for (size_t period = 1; period <= kLongestPeriod && period < text.size(); ++period) {
    if (text.substr(period) == text.substr(0, text.size() - period)) return true;
  }
  return false;
}

bool IsCommon(const std::string& folded) {
  std::string joined;
  for (const char c : folded) {
    if (c != ' ') joined.push_back(c);
  }
  const std::string_view core = Core(joined);
  const auto known = [](std::string_view text) {
    return std::find(std::begin(kCommonWords), std::end(kCommonWords), text) !=
           std::end(kCommonWords);
  };
  return known(core) || known(joined) || IsRun(joined) || IsRepetition(joined);
}

}  // namespace

absl::Status CheckNewPassword(std::string_view password, const std::vector<std::string>& names) {
  constexpr char kHint[] = "Three or four words that only you would put together work well.";
  if (!IsValidUtf8(password)) return BadValue("That password cannot be read as text.", kHint);
  const size_t characters = CountCharacters(password);
  if (characters < kFewestCharacters) {
    return BadValue(Concat("A password needs ", kFewestCharacters,
                           " characters or more; this one has ", characters, "."),
                    kHint);
  }
  if (characters > kMostCharacters) {
    return BadValue(Concat("A password has ", kMostCharacters, " characters at most."), kHint);
  }
  const std::string folded = FoldText(password);
  if (IsCommon(folded)) {
    return BadValue("That password is one of those that are tried first.", kHint);
  }
  for (const std::string& name : names) {
    const std::string known = FoldText(name);
    if (known.size() < kFewestNameBytes || folded.find(known) == std::string::npos) continue;
    return BadValue("That password has your sign-in name or the name of this service in it.",
                    kHint);
  }
  return absl::OkStatus();
}

}  // namespace corner::accounts
