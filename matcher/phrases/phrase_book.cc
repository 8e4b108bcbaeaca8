#include "matcher/phrases/phrase_book.h"

#include <utility>

namespace corner::matcher {
namespace {

const std::string* ValueOf(const Slots& slots, std::string_view name) {
  const auto at = slots.find(name);
  return at == slots.end() || at->second.empty() ? nullptr : &at->second;
}

// Text without optional parts.
void AppendFilled(std::string_view text, const Slots& slots, std::string* out) {
  while (!text.empty()) {
    const size_t open = text.find('{');
    out->append(text.substr(0, open));
    if (open == std::string_view::npos) return;
    const size_t close = text.find('}', open);
    if (close == std::string_view::npos) return;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    if (const std::string* value = ValueOf(slots, name)) out->append(*value);
    text.remove_prefix(close + 1);
  }
}

std::string_view TextOf(const PhraseTable& table, std::string_view code, Audience audience) {
  for (const PhraseRow& row : table.rows) {
    if (row.code != code) continue;
    if (audience == Audience::kSpecialist) return row.specialist;
    return audience == Audience::kPrint && !row.print.empty() ? row.print : row.client;
  }
  return {};
}

}  // namespace

std::string Fill(std::string_view text, const Slots& slots) {
  std::string out;
  while (!text.empty()) {
    const size_t open = text.find('[');
    AppendFilled(text.substr(0, open), slots, &out);
    if (open == std::string_view::npos) break;
    const size_t close = text.find(']', open);
    std::string_view part = text.substr(open + 1, close - open - 1);
    const size_t mark = part.find('?');
    const bool absent = part.starts_with('!');
    const std::string_view name = part.substr(absent ? 1 : 0, mark - (absent ? 1 : 0));
    if ((ValueOf(slots, name) == nullptr) == absent) {
      AppendFilled(part.substr(mark + 1), slots, &out);
    }
    text.remove_prefix(close == std::string_view::npos ? text.size() : close + 1);
  }
  return out;
}

PhraseBook::PhraseBook(std::vector<PhraseTable> tables) : tables_(std::move(tables)) {}

std::string_view PhraseBook::Find(std::string_view code, Audience audience,
                                  std::string_view locale) const {
  for (const std::string_view wanted : {locale, kEnglish}) {
    for (const PhraseTable& table : tables_) {
      if (table.locale != wanted) continue;
      const std::string_view text = TextOf(table, code, audience);
      if (!text.empty()) return text;
    }
  }
  return {};
}

const PhraseBook& BuiltinPhrases() {
  static const auto* const kBook = new PhraseBook({{kEnglish, EnglishPhrases()}});
  return *kBook;
}

}  // namespace corner::matcher
