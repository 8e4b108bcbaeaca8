#include "indexer/quality/contact.h"

#include <algorithm>
#include <string_view>

namespace corner::indexer {
namespace {

constexpr int kPrivate = 1, kTraceable = 2, kInWords = 3, kMessenger = 4;

constexpr Phrase kWays[] = {{"whatsapp", kMessenger},
                            {"telegram", kMessenger},
                            {"snapchat", kMessenger},
                            {"wechat", kMessenger},
                            {"viber", kMessenger},
                            {"facebook messenger", kMessenger},
                            {"message me", kPrivate},
                            {"text me", kPrivate},
                            {"dm me", kPrivate},
                            {"inbox me", kPrivate},
                            {"apply in person", kTraceable},
                            {"pop in", kTraceable},
                            {"call in and", kTraceable},
                            {"in branch", kTraceable},
                            {"by post", kTraceable},
                            {"hand in your", kTraceable},
                            {"come in and", kTraceable},
                            {"in the shop", kTraceable},
                            {"apply online", kInWords},
                            {"apply now", kInWords},
                            {"click apply", kInWords},
                            {"apply via", kInWords},
                            {"apply on", kInWords},
                            {"apply through", kInWords},
                            {"application form", kInWords},
                            {"to apply", kInWords},
                            {"send your cv", kInWords},
                            {"send us your", kInWords},
                            {"submit your", kInWords},
                            {"your application", kInWords},
                            {"apply by", kInWords},
                            {"please apply", kInWords},
                            {"apply today", kInWords},
                            {"apply below", kInWords},
                            {"apply here", kInWords},
                            {"send a cv", kInWords},
                            {"apply with", kInWords},
                            {"email", kInWords},
                            {"cover letter", kInWords}};

// A messenger is a way to answer where its clause asks for an answer; else it is a tool or a brand.
constexpr Phrase kAnswers[] = {
    {"contact", 1}, {"message", 1}, {"text", 1},       {"send", 1},
    {"apply", 1},   {"reply", 1},   {"write", 1},      {"call", 1},
    {"ring", 1},    {"only", 1},    {"interested", 1}, {"chat to", 1},
    {"add me", 1},  {"details", 1}, {"reach", 1},      {"get in touch", 1}};

bool AsksForAnswer(const ScannedText& text, const PhraseHit& messenger) {
  static const PhraseTable answers(kAnswers);
  // A number or a name for the messenger stands right behind it.
  const std::string_view behind = text.lower().substr(messenger.to, 6);
  if (behind.find_first_of("0123456789@+") != behind.npos) return true;
  return !answers
              .FindIn(text, text.ClauseStart(messenger.from, 60), text.ClauseEnd(messenger.to, 40))
              .empty();
}

// Mailboxes anyone can open.
constexpr std::string_view kFreeMail[] = {
    "gmail.",  "googlemail.", "hotmail.", "outlook.",    "yahoo.", "ymail.",   "live.",
    "icloud.", "aol.",        "proton.",  "protonmail.", "gmx.",   "mail.com", "yandex."};
// Forms, messengers and shortened addresses, as they stand in a text.
constexpr std::string_view kPrivateHosts[] = {
    "wa.me/",   "t.me/",     "forms.gle", "bit.ly/", "tinyurl.",
    "jotform.", "typeform.", "cutt.ly/",  "rb.gy/",  "docs.google.com/forms"};
constexpr std::string_view kWebSigns[] = {"www.",   "http",    ".co.uk", ".org.uk", ".gov.uk",
                                          ".ac.uk", ".nhs.uk", ".com",   ".org"};

void NotePrivate(int32_t from, int32_t to, ContactWays* ways) {
  if (ways->private_way && ways->from <= from) return;
  ways->private_way = true;
  ways->from = from;
  ways->to = to;
}

bool IsMailSign(char c) { return IsWordByte(c) || c == '.' || c == '-' || c == '_' || c == '+'; }

void ReadMailboxes(const ScannedText& text, ContactWays* ways) {
  const std::string_view s = text.lower();
  for (size_t at = s.find('@'); at != s.npos; at = s.find('@', at + 1)) {
    size_t from = at, to = at + 1;
    while (from > 0 && IsMailSign(s[from - 1])) --from;
    while (to < s.size() && IsMailSign(s[to])) ++to;
    const std::string_view domain = s.substr(at + 1, to - at - 1);
    if (from == at || domain.find('.') == domain.npos) continue;
    const bool free = std::any_of(std::begin(kFreeMail), std::end(kFreeMail),
                                  [&](std::string_view box) { return domain.starts_with(box); });
    if (free) {
      NotePrivate(static_cast<int32_t>(from), static_cast<int32_t>(to), ways);
    } else {
      ways->traceable = true;
    }
  }
}

// A number to ring at `i`: its digits from the leading 0 on ("+44 7…" reads as "07…").
std::string DigitsAt(std::string_view s, size_t i, size_t* end) {
  std::string digits;
  for (; i < s.size() && digits.size() < 15; ++i) {
    const char c = s[i];
    if (IsDigit(c)) {
      digits.push_back(c);
      *end = i + 1;
    } else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '.') {
      break;
    }
  }
  if (digits.starts_with("440")) return digits.substr(2);
  if (digits.starts_with("44")) return "0" + digits.substr(2);
  return digits;
}

void ReadNumbers(const ScannedText& text, ContactWays* ways) {
  const std::string_view s = text.lower();
  size_t done = 0;
  for (const int32_t start : text.word_starts()) {
    const auto i = static_cast<size_t>(start);
    if (i < done || (s[i] != '0' && !s.substr(i).starts_with("44"))) continue;
    if (s[i] == '4' && (i == 0 || s[i - 1] != '+')) continue;
    size_t end = i;
    const std::string digits = DigitsAt(s, i, &end);
    if (digits.size() != 11 && digits.size() != 10) continue;
    done = end;
    if (digits.starts_with("07")) {
      NotePrivate(start, static_cast<int32_t>(end), ways);
    } else if (digits.starts_with("01") || digits.starts_with("02") || digits.starts_with("03") ||
               digits.starts_with("080")) {
      ways->traceable = true;
    }
  }
}

void ReadAddresses(const ScannedText& text, ContactWays* ways) {
  const std::string_view s = text.lower();
  std::vector<size_t> hidden;  // private addresses hold signs of the web, too
  for (const std::string_view host : kPrivateHosts) {
    for (size_t at = s.find(host); at != s.npos; at = s.find(host, at + 1)) {
      if (at > 0 && IsWordByte(s[at - 1])) continue;
      NotePrivate(static_cast<int32_t>(at), static_cast<int32_t>(at + host.size()), ways);
      hidden.push_back(at);
    }
  }
  for (const std::string_view sign : kWebSigns) {
    for (size_t at = s.find(sign); at != s.npos; at = s.find(sign, at + 1)) {
      const size_t word = s.substr(0, at).find_last_of(" \n\t(") + 1;
      const std::string_view address =
          s.substr(word, std::min(s.find_first_of(" \n\t)", at), s.size()) - word);
      const bool is_private = address.find('@') != address.npos ||
                              std::any_of(hidden.begin(), hidden.end(), [&](size_t place) {
                                return place >= word && place < word + address.size();
                              });
      if (!is_private) ways->traceable = true;
    }
  }
}

}  // namespace

ContactWays ReadContactWays(const ScannedText& text) {
  static const PhraseTable table(kWays);
  ContactWays ways;
  for (const PhraseHit& hit : table.FindAll(text)) {
    const bool messenger = hit.tag == kMessenger && AsksForAnswer(text, hit);
    if (hit.tag == kPrivate || messenger) NotePrivate(hit.from, hit.to, &ways);
    ways.traceable |= hit.tag == kTraceable;
    ways.in_words |= hit.tag == kInWords;
  }
  ReadMailboxes(text, &ways);
  ReadNumbers(text, &ways);
  ReadAddresses(text, &ways);
  return ways;
}

}  // namespace corner::indexer
