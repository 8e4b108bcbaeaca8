#include <array>
#include <optional>

#include "indexer/query_parts.h"
#include "indexer/words.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer::query_internal {
namespace {

bool IsSpace(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == U'\u0085' || c == U'\u00A0' ||
         (c >= U'\u2000' && c <= U'\u200B') || c == U'\u2028' || c == U'\u2029' || c == U'\u202F' ||
         c == U'\u205F' || c == U'\u3000' || c == U'\0';
}

// Straight, curly, low and angled marks all open and all close.
bool IsQuote(char32_t c) {
  return c == U'"' || (c >= U'\u201C' && c <= U'\u201F') || c == U'\u00AB' || c == U'\u00BB';
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  absl::StatusOr<Items> Read() {
    for (SkipSpace(); position_ < text_.size(); SkipSpace()) CORNER_RETURN_IF_ERROR(ReadItem());
    if (negate_next_) return InvalidInput("NOT has no word after it.", kSignHint);
    return std::move(out_);
  }

 private:
  static constexpr std::string_view kSignHint =
      "Write the sign directly before a word: -night. To look for the word itself, put it in "
      "quotation marks.";

  char32_t Peek(size_t at, size_t* after) const {
    *after = at;
    return at < text_.size() ? NextCodePoint(text_, after) : U'\0';
  }

  void SkipSpace() {
    for (size_t after; position_ < text_.size() && IsSpace(Peek(position_, &after));) {
      position_ = after;
    }
  }

  // The end of the run of bytes that are neither space nor quotation mark.
  size_t BareEnd(size_t from) const {
    size_t after = from;
    while (from < text_.size()) {
      const char32_t c = Peek(from, &after);
      if (IsSpace(c) || IsQuote(c)) break;
      from = after;
    }
    return from;
  }

  absl::Status ReadItem() {
    const size_t start = position_;
    Item item;
    if (TakeOperator()) return absl::OkStatus();
    const bool signed_item = TakeSign(&item);
    if (negate_next_) {
      if (signed_item) return InvalidInput("NOT and a sign together cannot be read.", kSignHint);
      item.occur = Clause::Occur::kNot;
      negate_next_ = false;
    }
    CORNER_ASSIGN_OR_RETURN(const bool in_field, TakeField(&item));
    CORNER_RETURN_IF_ERROR(TakeBody(&item));
    item.typed = text_.substr(start, position_ - start);
    const bool wordless = !item.quoted && !HasWord(item.body);
    if (wordless && item.occur == Clause::Occur::kShould && !in_field &&
        item.body.find('*') == std::string_view::npos) {
      return absl::OkStatus();  // stray punctuation
    }
    if (wordless && !in_field && signed_item) {
      return InvalidInput(Concat("There is no word after the sign “", item.typed, "”."), kSignHint);
    }
    out_.items.push_back(item);
    return absl::OkStatus();
  }

  // AND, OR and NOT in capitals, standing alone.
  bool TakeOperator() {
    const size_t end = BareEnd(position_);
    const std::string_view word = text_.substr(position_, end - position_);
    if (word == "NOT" && !negate_next_) {
      negate_next_ = true;
    } else if (word == "AND" || word == "OR") {
      out_.notes.push_back(
          Concat("left out: “", word, "”; adverts with more of the words come first anyway"));
    } else {
      return false;
    }
    position_ = end;
    return true;
  }

  // "+" or "-"; a typeset minus or dash counts only when a word or quotation mark follows at once.
  bool TakeSign(Item* item) {
    size_t after = position_;
    const char32_t c = Peek(position_, &after);
    if (c == U'\u2212' || c == U'\u2013') {
      size_t beyond = after;
      const char32_t next = Peek(after, &beyond);
      if (!IsWordCodePoint(next) && !IsQuote(next)) return false;
    } else if (c != U'+' && c != U'-') {
      return false;
    }
    item->occur = c == U'+' ? Clause::Occur::kMust : Clause::Occur::kNot;
    position_ = after;
    return true;
  }

  // "name:" with something directly after it; "http://…" and "10:30" are words.
  absl::StatusOr<bool> TakeField(Item* item) {
    size_t end = position_;
    while (end < text_.size() && ((text_[end] | 0x20) >= 'a' && (text_[end] | 0x20) <= 'z')) ++end;
    if (end == position_ || end >= text_.size() || text_[end] != ':') return false;
    size_t after = end + 1;
    const char32_t next = Peek(end + 1, &after);
    if (end + 1 >= text_.size() || IsSpace(next) || next == U'/') return false;
    CORNER_ASSIGN_OR_RETURN(item->where, FieldNamed(text_.substr(position_, end - position_)));
    position_ = end + 1;
    return true;
  }

  absl::Status TakeBody(Item* item) {
    size_t after = position_;
    if (position_ < text_.size() && IsQuote(Peek(position_, &after))) {
      item->quoted = true;
      const size_t from = after;
      for (size_t at = from; at < text_.size(); at = after) {
        if (!IsQuote(Peek(at, &after))) continue;
        item->body = text_.substr(from, at - from);
        position_ = after;
        return absl::OkStatus();
      }
      return InvalidInput(
          Concat("A quotation mark is opened and not closed: ", text_.substr(position_)),
          "Close it, or leave it out.");
    }
    const size_t end = BareEnd(position_);
    item->body = text_.substr(position_, end - position_);
    position_ = end;
    return absl::OkStatus();
  }

  static bool HasWord(std::string_view text) { return !WordsOf(text).empty(); }

  std::string_view text_;
  size_t position_ = 0;
  bool negate_next_ = false;
  Items out_;
};

}  // namespace

absl::StatusOr<Items> ReadItems(std::string_view text) { return Reader(text).Read(); }

}  // namespace corner::indexer::query_internal
