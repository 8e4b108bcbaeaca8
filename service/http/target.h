// Request targets and form bodies: strict percent-decoding into valid UTF-8.
// Used by the request gate, and by handlers for application/x-www-form-urlencoded bodies.
// Pure functions, safe from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/http/message.h"

namespace corner::http {

struct Target {
  std::string path;                   // "/" joined from the decoded segments
  std::vector<std::string> segments;  // of "/a/b": "a", "b"; of "/": none
  Pairs query;
};

// Reads an origin-form target ("/path?query"). On failure gives nullopt and a sentence in `reason`.
// Refuses bytes a URL cannot hold (blanks, controls, non-ASCII, '#', '\', quotes, angle brackets),
// bad escapes, text that is not UTF-8, NUL anywhere, controls in the path and dot segments.
std::optional<Target> ParseTarget(std::string_view target, std::string_view* reason);

// "a=1&b=x+y" decoded, in order; nullopt when an escape is bad or the text is not UTF-8 or has NUL.
std::optional<Pairs> ParseForm(std::string_view form);

// Decodes "%41"; with `plus_is_space` also '+'. The same refusals as ParseForm.
std::optional<std::string> PercentDecode(std::string_view text, bool plus_is_space);

// Everything but letters, digits and "-._~" as "%XX", for building links.
std::string PercentEncode(std::string_view text);

}  // namespace corner::http
