// The frame of questions and their button. A form that changes something cannot be written without
// the token that proves the request came from our own page. Pure.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "service/pages/components/content.h"

namespace corner::pages {

// The token of the reader's session against forged requests; it has no empty value to forget.
class CsrfToken {
 public:
  explicit CsrfToken(std::string token) : token_(std::move(token)) {}
  const std::string& text() const { return token_; }

 private:
  std::string token_;
};
inline constexpr char kCsrfField[] = "csrf_token";

// Asks: its answers stand in the address, so it must hold nothing private.
struct GetForm {
  SafeUrl action;
  SafeHtml inside = {};
  std::vector<std::pair<std::string, std::string>> hidden = {};  // name, value
  std::string label = {};  // names it for screen readers, where a page has several
  bool search = false;     // it is a page's search, a landmark
  std::string classes = {};
};
SafeHtml Render(const GetForm& form);

// Changes something; is answered with a redirect.
struct PostForm {
  SafeUrl action;
  CsrfToken csrf;
  SafeHtml inside = {};
  std::vector<std::pair<std::string, std::string>> hidden = {};
  std::string label = {};
  std::string classes = {};
  bool autocomplete = true;  // false: the browser keeps no copy of the answers
};
SafeHtml Render(const PostForm& form);

}  // namespace corner::pages
