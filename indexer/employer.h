// An organisation as adverts and public lists name it. No named person ever stands here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/vacancy.h"

namespace corner::indexer {

struct Employer {
  std::string id;                  // "e" + 26 characters, from the key
  std::string key;                 // FoldKey of the name without legal form words
  std::string name;                // the spelling seen most recently
  std::vector<std::string> names;  // every spelling seen
  std::string sector;
  std::vector<Scheme> schemes;
  int64_t open_vacancies = 0;  // counted when read, not stored
};

// The key under which spelling variants meet: "The Tern & Tide Café Ltd." -> "tern tide cafe".
// Empty when nothing but legal form words is left.
std::string EmployerKey(std::string_view name);
std::string EmployerId(std::string_view key);

}  // namespace corner::indexer
