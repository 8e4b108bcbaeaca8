#include "indexer/normalise/html_writer.h"

#include <algorithm>

namespace corner::indexer {
namespace {

constexpr size_t kMaxDepth = 12;  // deeper nesting says nothing to a reader

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool IsList(std::string_view name) { return name == "ul" || name == "ol"; }

}  // namespace

HtmlWriter::Kind HtmlWriter::KindOf(std::string_view name, std::string_view* canonical) {
  struct Known {
    std::string_view name, canonical;
    Kind kind;
  };
  static constexpr Known kKnown[] = {{"p", "p", Kind::kParagraph},
                                     {"h1", "h3", Kind::kParagraph},
                                     {"h2", "h3", Kind::kParagraph},
                                     {"h3", "h3", Kind::kParagraph},
                                     {"h4", "h4", Kind::kParagraph},
                                     {"h5", "h4", Kind::kParagraph},
                                     {"h6", "h4", Kind::kParagraph},
                                     {"ul", "ul", Kind::kList},
                                     {"ol", "ol", Kind::kList},
                                     {"li", "li", Kind::kItem},
                                     {"strong", "strong", Kind::kInline},
                                     {"b", "b", Kind::kInline},
                                     {"em", "em", Kind::kInline},
                                     {"i", "i", Kind::kInline},
                                     {"blockquote", "blockquote", Kind::kQuote},
                                     {"br", "br", Kind::kBreak},
                                     {"div", "p", Kind::kBlock},
                                     {"section", "p", Kind::kBlock},
                                     {"article", "p", Kind::kBlock},
                                     {"header", "p", Kind::kBlock},
                                     {"footer", "p", Kind::kBlock},
                                     {"table", "p", Kind::kBlock},
                                     {"tr", "p", Kind::kBlock},
                                     {"tbody", "p", Kind::kBlock},
                                     {"thead", "p", Kind::kBlock},
                                     {"dl", "p", Kind::kBlock},
                                     {"dt", "p", Kind::kBlock},
                                     {"dd", "p", Kind::kBlock},
                                     {"pre", "p", Kind::kBlock},
                                     {"hr", "p", Kind::kBlock},
                                     {"address", "p", Kind::kBlock},
                                     {"main", "p", Kind::kBlock},
                                     {"body", "p", Kind::kBlock},
                                     {"html", "p", Kind::kBlock},
                                     {"form", "p", Kind::kBlock},
                                     {"fieldset", "p", Kind::kBlock},
                                     {"center", "p", Kind::kBlock},
                                     {"aside", "p", Kind::kBlock},
                                     {"nav", "p", Kind::kBlock},
                                     {"figure", "p", Kind::kBlock},
                                     {"td", "", Kind::kSpace},
                                     {"th", "", Kind::kSpace},
                                     {"option", "", Kind::kSpace},
                                     {"img", "", Kind::kSpace}};
  for (const Known& known : kKnown) {
    if (known.name == name) return *canonical = known.canonical, known.kind;
  }
  return Kind::kIgnored;
}

bool HtmlWriter::In(std::string_view name) const {
  return std::any_of(open_.begin(), open_.end(),
                     [&](const Element& element) { return element.name == name; });
}

void HtmlWriter::Write(std::string_view name, bool end) {
  out_.append(end ? "</" : "<");
  out_.append(name);
  out_.push_back('>');
}

void HtmlWriter::Pop() {
  if (open_.back().written) Write(open_.back().name, true);
  open_.pop_back();
}

void HtmlWriter::PopTo(size_t depth) {
  while (open_.size() > depth) Pop();
  space_ = block_has_text_ = false;
  breaks_ = 0;
}

bool HtmlWriter::InWrittenItem() const {
  return !open_.empty() && open_.back().name == "li" && open_.back().written;
}

void HtmlWriter::EndText() {
  size_t depth = open_.size();
  while (depth > 0 && open_[depth - 1].name != "li" && open_[depth - 1].name != "blockquote" &&
         !IsList(open_[depth - 1].name)) {
    --depth;
  }
  if (depth < open_.size()) {
    const bool in_item = depth > 0 && open_[depth - 1].name == "li";
    const bool had_text = block_has_text_;
    PopTo(depth);
    if (in_item) block_has_text_ = had_text && InWrittenItem();
  }
}

void HtmlWriter::LineBreak() {
  if (block_has_text_ && breaks_ < 2) ++breaks_;
  space_ = false;
}

// Opens what a text needs around it and writes every element that waited for text.
void HtmlWriter::PrepareText() {
  if (open_.empty() || open_.back().name == "blockquote") open_.push_back({"p"});
  if (IsList(open_.back().name)) open_.push_back({"li"});
  // Inline elements may stand first: a paragraph goes around them.
  if (open_[0].name != "p" && open_[0].name != "h3" && open_[0].name != "h4" &&
      open_[0].name != "blockquote" && !IsList(open_[0].name)) {
    open_.insert(open_.begin(), {"p"});
  }
  for (size_t i = 1; i < open_.size(); ++i) {
    const bool is_inline = open_[i].name == "b" || open_[i].name == "i" || open_[i].name == "em" ||
                           open_[i].name == "strong";
    const std::string_view parent = open_[i - 1].name;
    if (!is_inline || open_[i].written) continue;
    if (parent == "blockquote") open_.insert(open_.begin() + static_cast<long>(i), {"p"});
    if (IsList(parent)) open_.insert(open_.begin() + static_cast<long>(i), {"li"});
  }
  while (breaks_ > 0) {
    out_.append("<br>");
    --breaks_;
  }
  if (space_) out_.push_back(' ');
  space_ = false;
  for (Element& element : open_) {
    if (element.written) continue;
    Write(element.name, false);
    element.written = true;
  }
}

void HtmlWriter::Text(std::string_view decoded) {
  for (size_t i = 0; i < decoded.size();) {
    if (IsSpace(decoded[i])) {
      if (block_has_text_ && breaks_ == 0) space_ = true;
      ++i;
      continue;
    }
    size_t end = i;
    while (end < decoded.size() && !IsSpace(decoded[end])) ++end;
    PrepareText();
    block_has_text_ = true;
    for (; i < end; ++i) {
      switch (decoded[i]) {
        case '&':
          out_.append("&amp;");
          break;
        case '<':
          out_.append("&lt;");
          break;
        case '>':
          out_.append("&gt;");
          break;
        default:
          out_.push_back(decoded[i]);
      }
    }
  }
}

void HtmlWriter::Open(std::string_view name) {
  std::string_view element;
  const Kind kind = KindOf(name, &element);
  if (kind == Kind::kIgnored) return;
  if (kind == Kind::kSpace) return Text(" ");
  if (kind == Kind::kBreak) return LineBreak();
  if (kind == Kind::kInline) {
    if (!In(element) && open_.size() < kMaxDepth) open_.push_back({element});
    return;
  }
  EndText();
  const bool in_item = !open_.empty() && open_.back().name == "li";
  if (kind == Kind::kItem) {
    size_t depth = open_.size();
    while (depth > 0 && !IsList(open_[depth - 1].name)) --depth;
    if (depth > 0) {
      PopTo(depth);
    } else {
      open_.push_back({"ul"});
    }
    open_.push_back({"li"});
    space_ = block_has_text_ = false;
    breaks_ = 0;
  } else if (in_item && kind != Kind::kList) {
    if (breaks_ == 0) LineBreak();  // paragraphs inside an item are lines of it
  } else if (kind == Kind::kList) {
    if (open_.size() + 3 > kMaxDepth) return;
    if (!open_.empty() && IsList(open_.back().name)) open_.push_back({"li"});
    open_.push_back({element});
    space_ = block_has_text_ = false;
    breaks_ = 0;
  } else if (open_.empty() || open_.back().name == "blockquote") {
    if (kind == Kind::kQuote && In("blockquote")) return;
    if (kind != Kind::kBlock) open_.push_back({element});
    space_ = block_has_text_ = false;
    breaks_ = 0;
  }
}

void HtmlWriter::Close(std::string_view name) {
  std::string_view element;
  const Kind kind = KindOf(name, &element);
  if (kind == Kind::kIgnored) return;
  if (kind == Kind::kSpace) return Text(" ");
  if (kind == Kind::kBreak) return LineBreak();
  if (kind == Kind::kBlock) {
    EndText();
    if (!open_.empty() && open_.back().name == "li" && breaks_ == 0) LineBreak();
    return;
  }
  for (size_t depth = open_.size(); depth > 0; --depth) {
    const std::string_view open = open_[depth - 1].name;
    if (open == element) {
      if (kind == Kind::kInline) {
        while (open_.size() >= depth) Pop();
      } else {
        PopTo(depth - 1);
        block_has_text_ = InWrittenItem();
      }
      return;
    }
    // Inline elements and paragraphs never close the block around them.
    const bool wall = open == "li" || open == "blockquote" || IsList(open) || open == "p" ||
                      open == "h3" || open == "h4";
    if (wall && kind == Kind::kInline) return;
    if (wall && kind == Kind::kParagraph && open != "p" && open != "h3" && open != "h4") return;
  }
}

std::string HtmlWriter::Finish() {
  PopTo(0);
  return std::move(out_);
}

}  // namespace corner::indexer
