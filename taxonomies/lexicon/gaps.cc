#include "taxonomies/lexicon/gaps.h"

#include <algorithm>
#include <utility>

#include "taxonomies/base/text.h"
#include "taxonomies/lexicon/spelling.h"

namespace corner::taxonomies {
namespace {

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Names written with a capital inside, folded.
bool IsName(std::string_view folded) {
  constexpr std::string_view kNames[] = {
      "actionscript", "airbnb",     "autocad",    "bigquery",      "bitbucket",  "coffeescript",
      "dreamweaver",  "facebook",   "fedex",      "freelancer",    "github",     "gitlab",
      "hubspot",      "indesign",   "javascript", "linkedin",      "mailchimp",  "microstation",
      "openstack",    "paypal",     "photoshop",  "postgresql",    "powerpoint", "powershell",
      "quickbooks",   "salesforce", "servicenow", "sharepoint",    "solidworks", "surveymonkey",
      "typescript",   "vbscript",   "wordpress",  "wordperfect",   "workday",    "youtube",
      "zendesk",      "peoplesoft", "craigslist", "cloudformation"};
  return std::find(std::begin(kNames), std::end(kNames), folded) != std::end(kNames);
}

bool IsUnit(std::string_view rest) {
  constexpr std::string_view kUnits[] = {"lb", "lbs", "kg", "kgs", "pounds", "wpm"};
  return std::find(std::begin(kUnits), std::end(kUnits), rest) != std::end(kUnits);
}

// Where `word` is parted; 0: nowhere. Two small letters before the capital and one behind it keep
// "McDonald" and "iPad" whole.
size_t PartingOf(std::string_view word) {
  if (word.size() > 2 && IsDigit(word[0])) {
    const size_t letters = word.find_first_not_of("0123456789");
    return letters != std::string_view::npos && IsUnit(word.substr(letters)) ? letters : 0;
  }
  for (size_t i = 3; i + 1 < word.size(); ++i) {
    if (IsUpper(word[i]) && IsLower(word[i - 1]) && IsLower(word[i - 2]) && IsLower(word[i + 1])) {
      return i;
    }
  }
  return 0;
}

Gap KindOf(std::string_view gap, char next) {
  if (gap.empty()) return IsDigit(next) || IsLower(next) ? Gap::kSpace : Gap::kBreak;
  Gap kind = Gap::kSpace;
  for (size_t i = 0; i < gap.size(); ++i) {
    switch (gap[i]) {
      case '\n':
      case ';':
      case ':':
      case '!':
      case '?':
      case '*':
        return Gap::kBreak;
      case '.':
        // "Node.js" and "No.2" go on.
        if (gap.size() > 1 || IsUpper(next)) return Gap::kBreak;
        break;
      case '-':
        if (gap.size() > 1 && (i == 0 || gap[i - 1] != ' ' || gap.size() > 3)) return Gap::kBreak;
        if (gap.size() > 1) kind = Gap::kList;
        break;
      case ',':
      case '/':
      case '&':
      case '(':
      case ')':
        kind = Gap::kList;
        break;
      default:
        // "•", "·", "●" and their like.
        if (static_cast<unsigned char>(gap[i]) == 0xE2 ||
            static_cast<unsigned char>(gap[i]) == 0xC2) {
          const std::string_view mark = gap.substr(i, 3);
          if (mark == "\xE2\x80\xA2" || mark == "\xE2\x97\x8F" || mark == "\xE2\x96\xAA" ||
              mark == "\xE2\x97\xA6" || mark.starts_with("\xC2\xB7")) {
            return Gap::kBreak;
          }
        }
    }
  }
  return kind;
}

}  // namespace

std::vector<Word> AdvertWordsOf(std::string_view text) {
  std::vector<Word> words;
  words.reserve(text.size() / 5);
  std::string spelling;
  const auto push = [&](Word word) {
    const std::string_view british = BritishSpelling(word.folded, &spelling);
    if (british.data() != word.folded.data()) word.folded = british;
    words.push_back(std::move(word));
  };
  ForEachWord(text, [&](std::string_view folded, int32_t from, int32_t to) {
    Word word{std::string(folded), from, to};
    // Only ASCII words are as long as their folded form.
    while (static_cast<size_t>(word.to - word.from) == word.folded.size()) {
      const auto written = text.substr(static_cast<size_t>(word.from), word.folded.size());
      const size_t at = PartingOf(written);
      if (at == 0 || IsName(word.folded)) break;
      const int32_t middle = word.from + static_cast<int32_t>(at);
      push({word.folded.substr(0, at), word.from, middle});
      word.folded.erase(0, at);
      word.from = middle;
    }
    push(std::move(word));
  });
  return words;
}

std::vector<Gap> GapsOf(std::string_view text, std::span<const Word> words) {
  std::vector<Gap> gaps(words.size(), Gap::kBreak);
  for (size_t w = 1; w < words.size(); ++w) {
    const auto from = static_cast<size_t>(words[w - 1].to), to = static_cast<size_t>(words[w].from);
    if (to == from + 1 && text[from] == ' ') {
      gaps[w] = Gap::kSpace;
    } else {
      gaps[w] = KindOf(text.substr(from, to - from), text[to]);
    }
  }
  return gaps;
}

}  // namespace corner::taxonomies
