// What a person sees when something is not there or went wrong: the sentence, the hint, a way on.
// Programs get a problem document instead. Pure, safe from any thread.
#pragma once

#include "service/http/message.h"
#include "service/http/problem.h"
#include "service/pages/components/page_shell.h"

namespace corner::pages {

// A page for people; problem+json under /api/ and for whoever does not take HTML.
http::Reply ErrorReply(const http::Request& request, const http::Problem& problem,
                       const PageFrame& frame = {});

}  // namespace corner::pages
