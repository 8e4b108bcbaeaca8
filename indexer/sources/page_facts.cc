#include "indexer/sources/page_facts.h"

#include <algorithm>
#include <utility>

#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr int64_t kMostCounted = 1'000'000'000;

constexpr std::string_view kTotalPages[] = {"total_pages", "totalPages", "TotalPages",
                                            "pageCount",   "page_count", "last_page"};
constexpr std::string_view kTotalAdverts[] = {"total_results", "totalResults", "TotalResults",
                                              "total_count",   "totalCount",   "total"};
constexpr std::string_view kNext[] = {"next", "next_page_url", "nextPage", "nextLink",
                                      "@odata.nextLink"};
// Where else than at the top these stand.
constexpr std::string_view kHolders[] = {"meta", "links", "_links", "pagination", "paging", "page"};

std::optional<int64_t> Sane(std::optional<int64_t> count) {
  return count && *count >= 0 && *count <= kMostCounted ? count : std::nullopt;
}

std::optional<int64_t> CountOf(JsonValue value) {
  if (const auto number = value.integer()) return Sane(number);
  const auto text = value.string();
  return text ? Sane(ParseInteger(*text)) : std::nullopt;
}

std::optional<std::string> LinkOf(JsonValue value) {
  if (value.is_object()) value = value.member("href");
  const auto text = value.string();
  if (!text || text->empty()) return std::nullopt;
  return std::string(*text);
}

// Takes what one object says; what was found before stands.
void ReadCounts(JsonValue object, PageFacts* facts) {
  for (const std::string_view name : kTotalPages) {
    if (!facts->total_pages) facts->total_pages = CountOf(object.member(name));
  }
  for (const std::string_view name : kTotalAdverts) {
    if (!facts->total_adverts) facts->total_adverts = CountOf(object.member(name));
  }
  for (const std::string_view name : kNext) {
    if (!facts->next) facts->next = LinkOf(object.member(name));
  }
}

// No list of objects with anything in it.
bool HoldsNothing(JsonValue root) {
  if (root.is_array()) return root.size() == 0;
  bool list = false, anything = false;
  root.ForEachMember([&](std::string_view, JsonValue value) {
    if (!value.is_array()) return;
    list = true;
    anything |= value.size() > 0 && value.element(0).is_object();
  });
  return list && !anything;
}

absl::StatusOr<PageFacts> LookAtJson(std::string_view body) {
  CORNER_ASSIGN_OR_RETURN(const JsonDocument document, JsonDocument::Parse(body));
  const JsonValue root = document.root();
  PageFacts facts;
  facts.empty = HoldsNothing(root);
  if (!root.is_object()) return facts;
  ReadCounts(root, &facts);
  for (const std::string_view holder : kHolders) {
    if (root.member(holder).is_object()) ReadCounts(root.member(holder), &facts);
  }
  return facts;
}

// "<name>12</name>"; the reader proves later that the document is well-formed.
std::optional<int64_t> ElementCount(std::string_view body, std::string_view name) {
  const std::string open = Concat("<", name, ">"), close = Concat("</", name, ">");
  const size_t at = body.find(open);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view rest = body.substr(at + open.size(), 40);
  return Sane(ParseInteger(TrimSpace(rest.substr(0, rest.find(close)))));
}

PageFacts LookAtXml(std::string_view body) {
  PageFacts facts;
  for (const std::string_view name : kTotalPages) {
    if (!facts.total_pages) facts.total_pages = ElementCount(body, name);
  }
  for (const std::string_view name : kTotalAdverts) {
    if (!facts.total_adverts) facts.total_adverts = ElementCount(body, name);
  }
  return facts;
}

// One link of a Link header: "<target>; rel="next"; …".
struct Link {
  std::string target;
  bool next = false;
};

bool SaysNext(std::string_view value) {
  for (const std::string_view relation : Split(value, ' ')) {
    if (EqualsIgnoreCase(relation, "next")) return true;
  }
  return false;
}

// Takes a value, quoted or bare, off the front of `*rest`.
std::string TakeLinkValue(std::string_view* rest) {
  std::string value;
  if (!rest->starts_with('"')) {
    const size_t end = std::min(rest->find_first_of(";, \t"), rest->size());
    value = rest->substr(0, end);
    rest->remove_prefix(end);
    return value;
  }
  size_t at = 1;
  for (; at < rest->size() && (*rest)[at] != '"'; ++at) {
    if ((*rest)[at] == '\\' && at + 1 < rest->size()) ++at;
    value.push_back((*rest)[at]);
  }
  rest->remove_prefix(std::min(at + 1, rest->size()));
  return value;
}

void SkipBlanks(std::string_view* rest) {
  rest->remove_prefix(std::min(rest->find_first_not_of(" \t"), rest->size()));
}

// The parameters of a link; the first rel counts (RFC 8288, 3.3).
bool TakeParameters(std::string_view* rest) {
  bool next = false, seen = false;
  for (SkipBlanks(rest); rest->starts_with(';'); SkipBlanks(rest)) {
    rest->remove_prefix(1);
    SkipBlanks(rest);
    const size_t end = std::min(rest->find_first_of("=;,"), rest->size());
    const std::string_view name = TrimSpace(rest->substr(0, end));
    rest->remove_prefix(end);
    if (!rest->starts_with('=')) continue;
    rest->remove_prefix(1);
    SkipBlanks(rest);
    const std::string value = TakeLinkValue(rest);
    if (!EqualsIgnoreCase(name, "rel") || seen) continue;
    seen = true;
    next = SaysNext(value);
  }
  return next;
}

std::optional<Link> TakeLink(std::string_view* rest) {
  rest->remove_prefix(std::min(rest->find_first_not_of(" \t,"), rest->size()));
  if (!rest->starts_with('<')) return std::nullopt;
  const size_t end = rest->find('>');
  if (end == std::string_view::npos) return std::nullopt;
  Link link;
  link.target = TrimSpace(rest->substr(1, end - 1));
  rest->remove_prefix(end + 1);
  link.next = TakeParameters(rest);
  return link;
}

}  // namespace

absl::StatusOr<PageFacts> LookAtPage(std::string_view body) {
  const size_t start = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  PageFacts nothing;
  nothing.empty = start == std::string_view::npos;
  if (nothing.empty) return nothing;
  if (body[start] == '<') return LookAtXml(body);
  // A line of a JSON feed would be read as a document of its own: only whole documents speak.
  if (body[start] == '[' || body[start] == '{') {
    auto facts = LookAtJson(body.substr(start));
    if (facts.ok() || body[start] == '[' || body.find("}\n{") == std::string_view::npos)
      return facts;
  }
  return nothing;
}

std::optional<std::string> NextOfLinks(const std::vector<std::string>& headers) {
  for (const std::string& header : headers) {
    std::string_view rest = header;
    while (auto link = TakeLink(&rest)) {
      if (link->next && !link->target.empty()) return std::move(link->target);
    }
  }
  return std::nullopt;
}

}  // namespace corner::indexer
