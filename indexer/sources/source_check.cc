#include "indexer/sources/source_check.h"

#include <algorithm>
#include <array>

#include "indexer/feed/dialect.h"
#include "indexer/sources/setting_lines.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

constexpr std::string_view kScheme = "https://";
constexpr std::array<std::string_view, 5> kFormats = {"jsonl", "json", "xml", "csv", "tsv"};

// Headers that belong to the exchange itself.
constexpr std::array<std::string_view, 10> kOwnHeaders = {
    "host",  "connection", "content-length", "transfer-encoding", "accept-encoding",
    "range", "te",         "upgrade",        "if-none-match",     "if-modified-since"};

// Query parameters whose value is a secret.
constexpr std::array<std::string_view, 11> kSecretNames = {
    "key",  "api_key",      "apikey", "app_key",  "api-key",      "token",
    "auth", "access_token", "secret", "password", "client_secret"};

template <size_t kCount>
bool Contains(const std::array<std::string_view, kCount>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool IsToken(std::string_view text) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !text.empty() && text.size() <= 100 && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           kMarks.find(c) != std::string_view::npos;
  });
}

absl::Status CheckNoSecret(std::string_view url) {
  const size_t query = url.find('?');
  if (query == std::string_view::npos) return absl::OkStatus();
  for (const std::string_view part : Split(url.substr(query + 1), '&')) {
    const std::string name = AsciiLower(part.substr(0, std::min(part.find('='), part.size())));
    if (Contains(kSecretNames, name)) {
      return InvalidInput(
          Concat("the address holds a secret (“", name, "”)"),
          "Take it out: name it with “parameter”, and where it is kept with “secret_env” or "
          "“secret_file”.");
    }
  }
  return absl::OkStatus();
}

absl::Status CheckDialect(const std::string& name) {
  if (name.empty() || FindDialect(name) != nullptr) return absl::OkStatus();
  const Dialect* nearest = nullptr;
  int distance = 4;
  for (const Dialect& dialect : AllDialects()) {
    const int edits = EditDistance(name, dialect.name, distance);
    if (edits >= distance) continue;
    distance = edits;
    nearest = &dialect;
  }
  return InvalidInput(
      Concat("there is no dialect “", Utf8Prefix(name, 40), "”"),
      nearest != nullptr
          ? Concat("Did you mean “", nearest->name, "”?")
          : Concat("The dialects are ", DialectNames(kJsonFamily | kXmlFamily | kCsvFamily), "."));
}

absl::Status CheckSecret(const Source& source) {
  const int places = (source.header.empty() ? 0 : 1) + (source.parameter.empty() ? 0 : 1);
  const int origins = (source.secret_env.empty() ? 0 : 1) + (source.secret_file.empty() ? 0 : 1);
  if (places == 0 && origins == 0) return absl::OkStatus();
  if (places != 1 || origins != 1) {
    return InvalidInput("a secret needs one place to go and one place to come from",
                        "Set “header” or “parameter”, and “secret_env” or “secret_file”.");
  }
  if (source.url.empty()) return InvalidInput("only a source with “url” sends a secret");
  if (!source.header.empty() &&
      (!IsToken(source.header) || Contains(kOwnHeaders, AsciiLower(source.header)))) {
    return InvalidInput(Concat("“", Utf8Prefix(source.header, 40), "” is no header for a secret"),
                        "Authorization and X-Api-Key are usual names.");
  }
  if (!source.parameter.empty() && !IsToken(source.parameter)) {
    return InvalidInput("the name of “parameter” has signs that an address cannot hold");
  }
  if (!source.secret_env.empty() && !IsToken(source.secret_env)) {
    return InvalidInput("“secret_env” is not the name of an environment variable",
                        "Write the variable's name, never the secret.");
  }
  return absl::OkStatus();
}

absl::Status CheckPaging(const Source& source) {
  const Paging& paging = source.paging;
  if (paging == Paging{}) return absl::OkStatus();
  if (source.url.empty()) return InvalidInput("only a source with “url” has pages");
  if (paging.way == Paging::Way::kOnePage) {
    return InvalidInput("it says how long pages are and not how the next one is found",
                        "Set “page_parameter” or “next”.");
  }
  if (paging.size_parameter.empty() != (paging.page_size == 0)) {
    return InvalidInput("“page_size_parameter” and “page_size” belong together",
                        "Set both or neither.");
  }
  if (!paging.parameter.empty() && !IsToken(paging.parameter)) {
    return InvalidInput("the name of “page_parameter” has signs that an address cannot hold");
  }
  if (!paging.size_parameter.empty() && !IsToken(paging.size_parameter)) {
    return InvalidInput("the name of “page_size_parameter” has signs that an address cannot hold");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckAddress(std::string_view url) {
  constexpr std::string_view kHint = "An address looks like https://jobs.example/feed.xml.";
  if (!AsciiLower(url.substr(0, kScheme.size())).starts_with(kScheme)) {
    return InvalidInput("the address does not begin with https://", kHint);
  }
  const bool plain = url.size() <= 2000 && std::all_of(url.begin(), url.end(), [](char c) {
                       return c > 0x20 && c < 0x7F && c != '\\' && c != '"' && c != '<' && c != '>';
                     });
  if (!plain) return InvalidInput("the address has signs that an address cannot hold", kHint);
  const std::string_view rest = url.substr(kScheme.size());
  const std::string_view host = rest.substr(0, std::min(rest.find_first_of("/?#"), rest.size()));
  if (host.empty() || host.front() == ':') {
    return InvalidInput("the address names no host", kHint);
  }
  if (host.find('@') != std::string_view::npos) {
    return InvalidInput("the address holds a user name or password",
                        "Take it out, and set “header” with “secret_env” or “secret_file”.");
  }
  if (rest.find('#') != std::string_view::npos) {
    return InvalidInput("the address has a part after #", "Take it out.");
  }
  return absl::OkStatus();
}

std::string ShownAddress(std::string_view url) {
  return std::string(url.substr(0, std::min(url.find('?'), url.size())));
}

absl::Status CheckSource(const Source& source) {
  if (!IsSettingName(source.key)) {
    return InvalidInput(Concat("“", Utf8Prefix(source.key, 64), "” cannot name a source"),
                        "Use letters, digits, - and _, at most 64 of them.");
  }
  if (source.url.empty() == source.path.empty()) {
    return InvalidInput(
        source.url.empty() ? "it says neither “url” nor “path”" : "it says both “url” and “path”",
        "A source is one web address, or one file or folder.");
  }
  if (!source.url.empty()) {
    CORNER_RETURN_IF_ERROR(CheckAddress(source.url));
    CORNER_RETURN_IF_ERROR(CheckNoSecret(source.url));
  }
  if (!source.format.empty() && !Contains(kFormats, source.format)) {
    return InvalidInput(Concat("there is no format “", Utf8Prefix(source.format, 40), "”"),
                        "The formats are jsonl, json, xml, csv and tsv.");
  }
  CORNER_RETURN_IF_ERROR(CheckDialect(source.dialect));
  CORNER_RETURN_IF_ERROR(CheckSecret(source));
  return CheckPaging(source);
}

}  // namespace corner::indexer
