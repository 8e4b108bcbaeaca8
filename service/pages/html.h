// HTML that is safe by construction: text and attributes are escaped where they are written,
// element and attribute names are literals, addresses are https or our own. Components return
// SafeHtml; a string becomes SafeHtml in no other way. Builders belong to one thread; SafeHtml and
// SafeUrl are plain values.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace corner::pages {

// Well-formed HTML in which everything from outside is escaped.
class SafeHtml {
 public:
  SafeHtml() = default;
  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }

  // Advert mark-up that the normaliser has reduced: re-checked here against the same allow-list
  // (no attributes, properly nested). nullopt when anything else stands in it.
  static std::optional<SafeHtml> FromReduced(std::string_view html);

 private:
  friend class Html;
  explicit SafeHtml(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

// An address for href, src or action: https, or a path of this site.
class SafeUrl {
 public:
  // nullopt unless it is "https://host…" without user name, blanks, quotes or control characters.
  static std::optional<SafeUrl> Https(std::string_view url);
  // A path of this site; anything that is not one ("//host", "javascript:…") becomes "/".
  static SafeUrl Local(std::string_view path_and_query);
  // The picture of the browser's tab, in the address itself, so that no request is needed for it.
  static SafeUrl TabIcon();
  const std::string& text() const { return text_; }
  std::string_view host() const;  // empty for a local address

 private:
  explicit SafeUrl(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

// An element name known when the program is compiled.
class Tag {
 public:
  consteval Tag(const char* name) : name_(name) {}  // NOLINT(google-explicit-constructor)
  std::string_view name() const { return name_; }

 private:
  std::string_view name_;
};

// An attribute name known when the program is compiled; names that carry addresses or script do not
// compile.
class AttributeName {
 public:
  consteval AttributeName(const char* name) : name_(name) {  // NOLINT(google-explicit-constructor)
    if (name_ == "href" || name_ == "src" || name_ == "action" || name_ == "style" ||
        name_ == "srcdoc" || name_ == "formaction" || name_.starts_with("on")) {
      throw "this attribute takes no text";
    }
  }
  std::string_view name() const { return name_; }

 private:
  std::string_view name_;
};

struct Attribute {
  Attribute(AttributeName attribute, std::string_view text) : name(attribute.name()), value(text) {}
  // Written without a value ("checked") when `present`, else not at all.
  Attribute(AttributeName attribute, bool present) : name(attribute.name()), flag(present) {}
  Attribute(AttributeName attribute, const char* text)
      : Attribute(attribute, std::string_view(text)) {}
  Attribute(AttributeName attribute, const std::string& text)
      : Attribute(attribute, std::string_view(text)) {}
  // Written only when `present`.
  static Attribute If(bool present, AttributeName attribute, std::string_view text) {
    return present ? Attribute(attribute, text) : Attribute(attribute, false);
  }
  static Attribute Href(const SafeUrl& url) { return Attribute("href", url); }
  // href="#id": a place on the same page.
  static Attribute Fragment(std::string_view id);
  static Attribute Src(const SafeUrl& url) { return Attribute("src", url); }
  static Attribute Action(const SafeUrl& url) { return Attribute("action", url); }

  std::string_view name;
  std::string value;
  std::optional<bool> flag;

 private:
  Attribute(std::string_view literal, const SafeUrl& url) : name(literal), value(url.text()) {}
  Attribute() = default;
};

class Html {
 public:
  using Attributes = std::initializer_list<Attribute>;

  Html& Open(Tag tag, Attributes attributes = {});
  Html& Close();                                    // the element opened last
  Html& Void(Tag tag, Attributes attributes = {});  // <input>, <br>, <link>, <meta>
  Html& Text(std::string_view text);                // escaped
  Html& Add(const SafeHtml& part);
  // Open, Text, Close.
  Html& Element(Tag tag, std::string_view text, Attributes attributes = {});
  Html& Element(Tag tag, const SafeHtml& inside, Attributes attributes = {});

  // What was built; elements still open are closed. The builder starts again.
  SafeHtml Take();

 private:
  void WriteTag(std::string_view tag, Attributes attributes);

  std::string out_;
  std::vector<std::string_view> open_;
};

// Text for element content and for quoted attribute values: & < > " ' escaped, malformed UTF-8 and
// control characters replaced.
std::string EscapeHtml(std::string_view text);

}  // namespace corner::pages
