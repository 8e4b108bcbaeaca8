#include "benchmarks/flags.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "taxonomies/base/text.h"

namespace corner::benchmarks {

Flags::Flags(int argc, char** argv, const std::vector<std::string_view>& known,
             std::string_view usage)
    : usage_(usage) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--help") {
      std::printf("%s\n", usage_.c_str());
      std::exit(0);
    }
    if (!argument.starts_with("--")) Fail(Concat("\"", argument, "\" is not an option."));
    const std::string name(argument.substr(2));
    bool found = false;
    for (const std::string_view candidate : known) {
      if (candidate == Concat(name, "!")) {
        values_[name] = "1";
        found = true;
      } else if (candidate == name) {
        if (i + 1 >= argc) Fail(Concat(argument, " needs a value."));
        values_[name] = argv[++i];
        found = true;
      }
    }
    if (!found) Fail(Concat("There is no option ", argument, "."));
  }
}

bool Flags::Has(std::string_view name) const { return values_.find(name) != values_.end(); }

std::string Flags::Text(std::string_view name, std::string_view fallback) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::string(fallback) : found->second;
}

int64_t Flags::Number(std::string_view name, int64_t fallback, int64_t low, int64_t high) const {
  if (!Has(name)) return fallback;
  const auto value = ParseInteger(Text(name));
  if (!value || *value < low || *value > high) {
    Fail(Concat("--", name, " must be a whole number from ", low, " to ", high, "."));
  }
  return *value;
}

void Flags::Fail(std::string_view sentence) const {
  std::fprintf(stderr, "%.*s\n%s\n", static_cast<int>(sentence.size()), sentence.data(),
               usage_.c_str());
  std::exit(2);
}

std::string ReadFileOrDie(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open() || in.bad()) {
    std::fprintf(stderr, "Could not read %s.\n", path.c_str());
    std::exit(1);
  }
  return text;
}

}  // namespace corner::benchmarks
