// The frame of every page: language, title, skip link, header, footer. Pure.
#pragma once

#include <string>

#include "service/http/message.h"
#include "service/pages/html.h"

namespace corner::pages {

struct PageShell {
  std::string title;  // of the browser's tab, without the product's name
  SafeHtml main;      // holds the one h1
};

std::string Render(const PageShell& page);

// An HTML reply with the strict content security policy of all pages.
http::Reply PageReply(int status, const PageShell& page);

}  // namespace corner::pages
