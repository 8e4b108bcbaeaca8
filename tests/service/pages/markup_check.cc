#include "tests/service/pages/markup_check.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "taxonomies/base/text.h"

namespace corner::testing {
namespace {

bool IsVoid(std::string_view name) {
  return name == "meta" || name == "link" || name == "input" || name == "br";
}

bool IsReference(std::string_view text) {
  const size_t end = text.substr(0, 10).find(';');
  return end != std::string_view::npos && end > 1;
}

class Reader {
 public:
  explicit Reader(std::string_view html) : html_(html) {}

  Markup Read() {
    while (at_ < html_.size()) {
      const char c = html_[at_];
      if (c == '<') {
        ReadTag();
      } else {
        if (c == '>' || c == '"') Fault("unescaped character in text");
        if (c == '&' && !IsReference(html_.substr(at_))) Fault("unescaped & in text");
        markup_.text.push_back(c);
        ++at_;
      }
    }
    for (const std::string& name : open_) Fault("never closed: " + name);
    return std::move(markup_);
  }

 private:
  void Fault(std::string what) {
    markup_.faults.push_back(Concat(what, " at ", at_, ": ", html_.substr(at_, 40)));
  }

  std::string Name() {
    std::string name;
    while (at_ < html_.size() &&
           (std::isalnum(static_cast<unsigned char>(html_[at_])) != 0 || html_[at_] == '-')) {
      name.push_back(html_[at_++]);
    }
    return name;
  }

  void ReadTag() {
    if (html_.substr(at_).starts_with("<!DOCTYPE html>") && at_ == 0) {
      at_ += 15;
      return;
    }
    ++at_;
    const bool closes = at_ < html_.size() && html_[at_] == '/';
    if (closes) ++at_;
    MarkupElement element{Name(), {}};
    if (element.name.empty()) Fault("no element name");
    while (at_ < html_.size() && html_[at_] == ' ') {
      ++at_;
      ReadAttribute(&element);
    }
    if (at_ >= html_.size() || html_[at_] != '>') return Fault("tag is not closed");
    ++at_;
    if (closes) {
      if (open_.empty() || open_.back() != element.name) return Fault("unbalanced " + element.name);
      open_.pop_back();
      return;
    }
    if (!IsVoid(element.name)) open_.push_back(element.name);
    markup_.elements.push_back(std::move(element));
  }

  void ReadAttribute(MarkupElement* element) {
    const std::string name = Name();
    if (name.empty()) return Fault("no attribute name");
    if (element->attributes.contains(name)) Fault("attribute twice: " + name);
    std::string& value = element->attributes[name];
    if (at_ >= html_.size() || html_[at_] != '=') return;
    if (html_.substr(at_, 2) != "=\"") return Fault("unquoted attribute");
    const size_t end = html_.find('"', at_ + 2);
    if (end == std::string_view::npos) return Fault("open attribute");
    value = html_.substr(at_ + 2, end - at_ - 2);
    if (value.find_first_of("<>") != std::string::npos) Fault("unescaped attribute");
    at_ = end + 1;
  }

  std::string_view html_;
  size_t at_ = 0;
  std::vector<std::string> open_;
  Markup markup_;
};

bool IsSafeAddress(std::string_view address) {
  return address.starts_with("https://") || address.starts_with('#') ||
         (address.starts_with('/') && !address.starts_with("//"));
}

bool IsTabIcon(const MarkupElement& element) {
  const auto& has = element.attributes;
  return element.name == "link" && has.contains("rel") && has.at("rel") == "icon" &&
         has.at("href").starts_with("data:image/svg+xml,");
}

// The one script of a page: a module of ours, from a file.
bool IsOurModule(const MarkupElement& element) {
  const auto& has = element.attributes;
  return has.contains("type") && has.at("type") == "module" && has.contains("src") &&
         has.at("src").starts_with("/assets/app-");
}

size_t CountOf(std::string_view text, std::string_view what) {
  size_t count = 0;
  for (size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace

int Markup::Count(std::string_view name) const {
  return static_cast<int>(std::count_if(elements.begin(), elements.end(),
                                        [&](const auto& e) { return e.name == name; }));
}

Markup ReadMarkup(std::string_view html) { return Reader(html).Read(); }

std::vector<std::string> PageFaults(std::string_view html) {
  const Markup markup = ReadMarkup(html);
  std::vector<std::string> faults = markup.faults;
  std::set<std::string> ids, labelled;
  for (const MarkupElement& element : markup.elements) {
    const auto& has = element.attributes;
    if (has.contains("id") && !ids.insert(has.at("id")).second) {
      faults.push_back("id twice: " + has.at("id"));
    }
    if (element.name == "label") labelled.insert(has.at("for"));
    for (const char* name : {"href", "src", "action"}) {
      if (has.contains(name) && !IsSafeAddress(has.at(name)) && !IsTabIcon(element)) {
        faults.push_back("address: " + has.at(name));
      }
    }
    for (const auto& [name, value] : has) {
      if (name.starts_with("on") || name == "style") faults.push_back("attribute " + name);
    }
    if (element.name == "style" || (element.name == "script" && !IsOurModule(element))) {
      faults.push_back(element.name);
    }
  }
  for (const MarkupElement& element : markup.elements) {
    const auto& has = element.attributes;
    const bool control =
        element.name == "select" || element.name == "input" || element.name == "textarea";
    const bool hidden = has.contains("type") && has.at("type") == "hidden";
    if (control && !hidden && (!has.contains("id") || !labelled.contains(has.at("id")))) {
      faults.push_back("control without label: " + (has.contains("name") ? has.at("name") : "?"));
    }
    for (const char* name : {"aria-describedby", "aria-labelledby", "for"}) {
      if (!has.contains(name)) continue;
      for (const std::string_view id : Split(has.at(name), ' ')) {
        if (!ids.contains(std::string(id))) faults.push_back(Concat("no such id: ", id));
      }
    }
    if (has.contains("href") && has.at("href").starts_with('#') &&
        !ids.contains(has.at("href").substr(1))) {
      faults.push_back("no such place: " + has.at("href"));
    }
  }
  if (CountOf(html, "<script") != CountOf(html, ".mjs\"></script>")) {
    faults.push_back("script with text");
  }
  if (markup.Count("h1") != 1) faults.push_back("not one h1");
  if (markup.elements.empty() || markup.elements[0].name != "html" ||
      !markup.elements[0].attributes.contains("lang") ||
      markup.elements[0].attributes.at("lang") != "en-GB") {
    faults.push_back("no language");
  }
  return faults;
}

}  // namespace corner::testing
