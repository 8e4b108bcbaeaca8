// Options of the measuring tools: `--name value` and bare switches, nothing more.
// Used by every main() under benchmarks/; not thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace corner::benchmarks {

class Flags {
 public:
  // `known`: option names without dashes; a name that ends with "!" is a switch without a value.
  // Bad usage, or --help, prints `usage` and ends the process (status 2, or 0 for --help).
  Flags(int argc, char** argv, const std::vector<std::string_view>& known, std::string_view usage);

  bool Has(std::string_view name) const;
  std::string Text(std::string_view name, std::string_view fallback = "") const;
  // A whole number within [low, high]; otherwise ends the process with status 2.
  int64_t Number(std::string_view name, int64_t fallback, int64_t low, int64_t high) const;
  // Ends the process with status 2 and this sentence.
  [[noreturn]] void Fail(std::string_view sentence) const;

 private:
  std::map<std::string, std::string, std::less<>> values_;
  std::string usage_;
};

// The whole file; ends the process with status 1 and a sentence when it cannot be read.
std::string ReadFileOrDie(const std::string& path);

}  // namespace corner::benchmarks
