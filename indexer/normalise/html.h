// Advert mark-up -> safe HTML and plain text. What comes out holds only the elements of
// kAllowedElements, without attributes, and may be put into a page as it is. Used by normalise.
// Pure, safe from any thread.
#pragma once

#include <string>
#include <string_view>

namespace corner::indexer {

inline constexpr std::string_view kAllowedElements[] = {"p", "br", "ul", "ol", "li", "strong",
                                                        "b", "em", "i",  "h3", "h4", "blockquote"};

// Scripts, styles and comments go with what they hold; other elements go and their text stays;
// links stay as their text and their host; what was left open is closed. HTML that arrives escaped,
// once or twice, is unescaped first; text without mark-up becomes paragraphs.
// SafeHtml(SafeHtml(x)) == SafeHtml(x).
std::string SafeHtml(std::string_view source);

// The text of what SafeHtml made: paragraphs apart by an empty line, list items and breaks on lines
// of their own.
std::string PlainText(std::string_view safe_html);

// One line without mark-up: titles and names ("<em>Cleaner</em> &amp; Porter").
std::string PlainLine(std::string_view source);

}  // namespace corner::indexer
