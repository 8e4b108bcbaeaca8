#include "indexer/feed/xml_document.h"

#include <algorithm>
#include <optional>
#include <sstream>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr std::string_view kHint = "Ask the sender for well-formed XML.";

// The value of `encoding` in the XML declaration, in lower case; empty when there is none.
std::string DeclaredEncoding(std::string_view text) {
  if (!text.starts_with("<?xml")) return {};
  const std::string_view declaration = text.substr(0, text.find("?>"));
  const size_t name = declaration.find("encoding");
  if (name == std::string_view::npos) return {};
  const size_t open = declaration.find_first_of("\"'", name);
  if (open == std::string_view::npos) return {};
  const size_t close = declaration.find(declaration[open], open + 1);
  if (close == std::string_view::npos) return {};
  return AsciiLower(declaration.substr(open + 1, close - open - 1));
}

absl::Status DecodeDeclared(std::string* text) {
  const std::string encoding = DeclaredEncoding(*text);
  if (IsValidUtf8(*text)) return absl::OkStatus();
  if (encoding == "iso-8859-1" || encoding == "latin1" || encoding == "windows-1252" ||
      encoding == "cp1252" || encoding == "iso-8859-15") {
    *text = Utf8FromCp1252(*text);
    return absl::OkStatus();
  }
  return InvalidInput("the text is not valid UTF-8",
                      "Ask the sender to write UTF-8, or to declare the encoding it is in.");
}

// Past the DOCTYPE's end; refuses one that declares entities. `at` points at "<!DOCTYPE".
absl::Status CheckDocumentType(std::string_view text, size_t at) {
  int brackets = 0;
  char quote = '\0';
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (EqualsIgnoreCase(text.substr(at, 8), "<!ENTITY")) {
      return InvalidInput("the document declares entities, which Corner does not read",
                          "Ask the sender for plain XML without a document type.");
    }
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      ++brackets;
    } else if (c == ']') {
      --brackets;
    } else if (c == '>' && brackets <= 0) {
      return absl::OkStatus();
    }
  }
  return InvalidInput("the document type has no end", kHint);
}

// What "&#…;" at `at` stands for; nullopt when it is no complete reference.
std::optional<uint64_t> ReferenceAt(std::string_view text, size_t at) {
  at += 2;
  const bool hex = at < text.size() && text[at] == 'x';
  at += hex;
  uint64_t value = 0;
  const size_t first = at;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    int digit = -1;
    if (c >= '0' && c <= '9') digit = c - '0';
    if (hex && c >= 'a' && c <= 'f') digit = c - 'a' + 10;
    if (hex && c >= 'A' && c <= 'F') digit = c - 'A' + 10;
    if (digit < 0) break;
    value = std::min<uint64_t>(value * (hex ? 16 : 10) + static_cast<uint64_t>(digit), 1u << 30);
  }
  if (at == first || at >= text.size() || text[at] != ';') return std::nullopt;
  return value;
}

// The parser would end a text at a reference to U+0000 and wrap one that is too large.
absl::Status CheckReferences(std::string_view text) {
  for (size_t at = text.find("&#"); at != std::string_view::npos; at = text.find("&#", at + 2)) {
    const std::optional<uint64_t> value = ReferenceAt(text, at);
    if (!value) continue;
    if (*value != 0 && *value <= 0x10FFFF && (*value < 0xD800 || *value > 0xDFFF)) continue;
    const int64_t line = 1 + std::count(text.begin(), text.begin() + at, '\n');
    return InvalidInput(Concat("line ", line, ": a character reference stands for no character"),
                        kHint);
  }
  return absl::OkStatus();
}

struct DepthCheck : pugi::xml_tree_walker {
  explicit DepthCheck(int max) : limit(max) {}
  bool for_each(pugi::xml_node&) override { return depth() < limit; }
  int limit;
};

}  // namespace

absl::StatusOr<std::unique_ptr<XmlDocument>> XmlDocument::Load(std::string text, int max_depth) {
  const size_t nul = text.find('\0');
  if (nul != std::string::npos) {
    return InvalidInput(Concat("the document holds a NUL character at byte ", nul), kHint);
  }
  CORNER_RETURN_IF_ERROR(DecodeDeclared(&text));
  for (size_t at = text.find("<!"); at != std::string::npos; at = text.find("<!", at + 2)) {
    if (std::string_view(text).substr(at, 4) == "<!--") {
      at = text.find("-->", at + 4);
      if (at == std::string::npos) break;
    } else if (EqualsIgnoreCase(std::string_view(text).substr(at, 9), "<!DOCTYPE")) {
      CORNER_RETURN_IF_ERROR(CheckDocumentType(text, at));
      break;
    } else {
      break;  // inside the root element already
    }
  }
  CORNER_RETURN_IF_ERROR(CheckReferences(text));
  std::unique_ptr<XmlDocument> loaded(new XmlDocument);
  loaded->text_ = std::move(text);
  const pugi::xml_parse_result result = loaded->document_.load_buffer(
      loaded->text_.data(), loaded->text_.size(), pugi::parse_default | pugi::parse_fragment,
      pugi::encoding_utf8);
  if (!result) {
    const int64_t line = loaded->LineAt(static_cast<size_t>(std::max<ptrdiff_t>(result.offset, 0)));
    return InvalidInput(Concat("line ", line, ": the XML is not well-formed or cut short (",
                               AsciiLower(result.description()), ")"),
                        kHint);
  }
  size_t roots = 0;
  bool stray = false;
  for (const pugi::xml_node node : loaded->document_) {
    roots += node.type() == pugi::node_element;
    stray |= node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
  }
  if (roots != 1 || stray) {
    return InvalidInput(roots == 0 ? "the document has no element"
                                   : "there is more in the document than one root element",
                        kHint);
  }
  DepthCheck depth(max_depth);
  if (!loaded->document_.traverse(depth)) {
    return InvalidInput(Concat("the XML nests deeper than ", max_depth, " levels"),
                        "Check that the file is a list of adverts.");
  }
  return loaded;
}

int64_t XmlDocument::LineAt(size_t offset) {
  offset = std::min(offset, text_.size());
  if (offset < counted_) {
    counted_ = 0;
    line_ = 1;
  }
  line_ += std::count(text_.begin() + static_cast<ptrdiff_t>(counted_),
                      text_.begin() + static_cast<ptrdiff_t>(offset), '\n');
  counted_ = offset;
  return line_;
}

int64_t XmlDocument::LineOf(pugi::xml_node node) {
  return LineAt(static_cast<size_t>(std::max<ptrdiff_t>(node.offset_debug(), 0)));
}

std::string XmlContent(pugi::xml_node element) {
  const bool has_elements = std::any_of(element.begin(), element.end(), [](pugi::xml_node child) {
    return child.type() == pugi::node_element;
  });
  std::string text;
  std::ostringstream markup;
  for (const pugi::xml_node child : element) {
    if (has_elements) {
      child.print(markup, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    } else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      text.append(child.value());
    }
  }
  return has_elements ? std::move(markup).str() : text;
}

std::string XmlSource(pugi::xml_node element) {
  std::ostringstream out;
  element.print(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(out).str();
}

}  // namespace corner::indexer
