// The allowed arrows of docs/architecture.md, read from the #include lines: each module uses only
// those to its left, and each library of others stays in its room.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/paths.h"

namespace corner {
namespace {

namespace fs = std::filesystem;

struct Include {
  std::string file;    // relative to the repository
  std::string header;  // as written between the brackets or quotes
};

std::vector<Include> AllIncludes() {
  std::vector<Include> includes;
  for (const char* module : {"taxonomies", "indexer", "matcher", "service"}) {
    const fs::path root = fs::path(testing::SourceDir()) / module;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      const std::string ending = entry.path().extension();
      if (ending != ".h" && ending != ".cc") continue;
      std::ifstream file(entry.path());
      const std::string name = fs::relative(entry.path(), testing::SourceDir()).string();
      for (std::string line; std::getline(file, line);) {
        if (!line.starts_with("#include ")) continue;
        const size_t open = line.find_first_of("<\"");
        const size_t close = line.find_first_of(">\"", open + 1);
        if (close == std::string::npos) continue;
        includes.push_back({name, line.substr(open + 1, close - open - 1)});
      }
    }
  }
  return includes;
}

// Position in the order of modules; -1 for headers that are not ours.
int ModuleOf(std::string_view path) {
  constexpr std::string_view kModules[] = {"taxonomies/", "indexer/", "matcher/", "service/"};
  for (int i = 0; i < 4; ++i) {
    if (path.starts_with(kModules[i])) return i;
  }
  return -1;
}

struct Room {
  std::string_view header;               // beginning of the library's headers
  std::vector<std::string_view> places;  // beginnings of the paths that may include it
};

const std::vector<Room>& Rooms() {
  static const auto* const kRooms = new std::vector<Room>{
      {"xapian", {"indexer/xapian/"}},
      {"boost/", {"service/http/"}},
      {"sqlite3", {"indexer/ledger/", "service/casework/sqlite/"}},
      {"rapidjson/", {"taxonomies/base/json", "indexer/feed/", "service/api/"}},
      {"unicode/", {"taxonomies/base/text.cc", "matcher/phrases/"}},
      {"pugixml", {"indexer/feed/"}},
      {"zlib", {"indexer/feed/", "service/http/compress.cc"}},
      {"curl/", {"indexer/sources/fetch", "indexer/sources/web_address"}},
      {"xxhash", {"taxonomies/base/hash.cc"}},
      {"openssl/", {"service/accounts/secrets.cc"}},
      {"sodium", {"service/casework/vault"}},
      {"CLI/", {"service/cli/app.cc"}}};
  return *kRooms;
}

TEST(Boundaries, ModulesUseOnlyThoseToTheirLeft) {
  for (const Include& include : AllIncludes()) {
    EXPECT_LE(ModuleOf(include.header), ModuleOf(include.file))
        << include.file << " includes " << include.header;
  }
}

TEST(Boundaries, LibrariesOfOthersStayInTheirRooms) {
  for (const Include& include : AllIncludes()) {
    for (const Room& room : Rooms()) {
      if (!include.header.starts_with(room.header)) continue;
      bool allowed = false;
      for (std::string_view place : room.places) allowed |= include.file.starts_with(place);
      EXPECT_TRUE(allowed) << include.file << " includes " << include.header;
    }
  }
}

TEST(Boundaries, HttpKnowsNoWordOfTheDomain) {
  for (const Include& include : AllIncludes()) {
    if (!include.file.starts_with("service/http/")) continue;
    EXPECT_TRUE(ModuleOf(include.header) <= 0 || include.header.starts_with("service/http/"))
        << include.file << " includes " << include.header;
  }
}

TEST(Boundaries, TheCheckSeesTheTree) { EXPECT_GT(AllIncludes().size(), 500u); }

}  // namespace
}  // namespace corner
