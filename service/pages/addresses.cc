#include "service/pages/addresses.h"

#include "service/http/target.h"
#include "taxonomies/base/text.h"

namespace corner::pages {

SafeUrl SearchAddress(const http::Pairs& params) {
  std::string address = "/";
  for (const auto& [name, value] : params) {
    if (value.empty()) continue;
    address.append(Concat(address.size() == 1 ? "?" : "&", http::PercentEncode(name), "=",
                          http::PercentEncode(value)));
  }
  return SafeUrl::Local(address);
}

SafeUrl SearchWith(const http::Pairs& params, std::string_view name, std::string_view value) {
  http::Pairs changed;
  for (const auto& param : params) {
    if (param.first != name && param.first != "after") changed.push_back(param);
  }
  changed.emplace_back(name, value);
  return SearchAddress(changed);
}

SafeUrl SearchWithout(const http::Pairs& params, std::string_view name, std::string_view value) {
  http::Pairs changed;
  for (const auto& param : params) {
    if (param.first == "after") continue;
    if (param.first != name) {
      changed.push_back(param);
      continue;
    }
    std::vector<std::string> kept;
    if (TrimSpace(param.second) != value) {
      for (const std::string_view part : Split(param.second, ',')) {
        if (TrimSpace(part) != value) kept.emplace_back(part);
      }
    }
    changed.emplace_back(param.first, Join(kept, ","));
  }
  return SearchAddress(changed);
}

}  // namespace corner::pages
