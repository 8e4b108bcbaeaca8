// Builds safe HTML from a stream of tags and text, keeping it well formed whatever comes.
// Used by html.cc alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace corner::indexer {

class HtmlWriter {
 public:
  explicit HtmlWriter(size_t expected_bytes) { out_.reserve(expected_bytes + 64); }
  void Text(std::string_view decoded);
  void Open(std::string_view name);  // lower case; any element
  void Close(std::string_view name);
  std::string Finish();

 private:
  struct Element {
    std::string_view name;
    bool written = false;
  };
  enum class Kind { kInline, kParagraph, kList, kItem, kQuote, kBreak, kBlock, kSpace, kIgnored };

  static Kind KindOf(std::string_view name, std::string_view* canonical);
  bool In(std::string_view name) const;
  bool InWrittenItem() const;
  void EndText();  // closes inline elements and paragraphs
  void Pop();
  void PopTo(size_t depth);
  void Write(std::string_view name, bool end);
  void PrepareText();
  void LineBreak();

  std::string out_;
  std::vector<Element> open_;
  bool block_has_text_ = false;
  bool space_ = false;
  int breaks_ = 0;
};

}  // namespace corner::indexer
