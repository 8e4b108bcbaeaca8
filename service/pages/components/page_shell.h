// The frame of every page: language, title, skip link, header, main part, footer, and the policy
// that lets nothing else in. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/http/message.h"
#include "service/pages/components/header.h"
#include "service/pages/page_settings.h"

namespace corner::pages {

// What surrounds a page, whatever it says: the deployment's settings and the reader's place in it.
// Made once a request, from the reader's role.
struct PageFrame {
  PageSettings settings = {};
  std::vector<NavigationItem> navigation = {};
  std::optional<SignOut> sign_out = {};
  bool quick_exit = false;  // pages about a person's work life have one
};

struct PageShell {
  std::string title;     // of the browser's tab, without the product's name
  SafeHtml main;         // holds the one h1
  SafeHtml before = {};  // a back link or breadcrumb
};

std::string Render(const PageShell& page, const PageFrame& frame = {});

// An HTML reply with the strict content security policy of all pages.
http::Reply PageReply(int status, const PageShell& page, const PageFrame& frame = {});

}  // namespace corner::pages
