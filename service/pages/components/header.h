// The top and the bottom of every page, without any organisation's brand but the deployment's name.
// Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/pages/components/form.h"

namespace corner::pages {

struct NavigationItem {
  std::string text;
  SafeUrl href;
  bool current = false;  // this page, or the part of the site it belongs to
};

// The reader's name and the way out of their account. Signing out changes something, so it is a
// form.
struct SignOut {
  std::string name;  // as the reader knows themself; may be empty
  SafeUrl action;
  CsrfToken csrf;
};

struct Header {
  std::string service = "Corner";
  SafeUrl home = SafeUrl::Local("/");
  std::string organisation = {};  // may be empty
  std::vector<NavigationItem> navigation = {};
  std::optional<SignOut> sign_out = {};
};
SafeHtml Render(const Header& header);

struct Footer {
  std::vector<NavigationItem> links = {};
  Content text = {};       // a sentence below them
  Content copyright = {};  // may be empty
};
SafeHtml Render(const Footer& footer);

}  // namespace corner::pages
