// Codes of occupations. A code means something only inside its scheme and edition: 9231 is window
// cleaners in SOC 2010 and security guards in SOC 2020. So the edition is part of the type, and
// comparing codes of two editions does not compile. Plain values.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace corner::taxonomies {

// Standard Occupational Classification of the UK, Office for National Statistics.
struct Soc2020 {
  static constexpr std::string_view kScheme = "SOC", kVersion = "2020", kName = "SOC2020";
};
struct Soc2010 {
  static constexpr std::string_view kScheme = "SOC", kVersion = "2010", kName = "SOC2010";
};

enum class OccLevel : uint8_t { kMajor = 1, kSubMajor, kMinor, kUnit };  // digits of the code

template <typename Edition>
class OccCode {
 public:
  // One to four digits, the first of them not zero.
  static std::optional<OccCode> Parse(std::string_view text) {
    if (text.empty() || text.size() > 4 || text[0] < '1' || text[0] > '9') return std::nullopt;
    uint16_t number = 0;
    for (char c : text) {
      if (c < '0' || c > '9') return std::nullopt;
      number = static_cast<uint16_t>(number * 10 + (c - '0'));
    }
    return OccCode(number);
  }

  static constexpr std::string_view scheme() { return Edition::kScheme; }
  static constexpr std::string_view version() { return Edition::kVersion; }
  std::string code() const { return std::to_string(number_); }
  uint16_t number() const { return number_; }
  OccLevel level() const {
    return number_ >= 1000  ? OccLevel::kUnit
           : number_ >= 100 ? OccLevel::kMinor
           : number_ >= 10  ? OccLevel::kSubMajor
                            : OccLevel::kMajor;
  }
  // The group of that level which holds this one; itself at its own level or below.
  OccCode At(OccLevel level) const {
    OccCode group = *this;
    while (group.level() > level) group.number_ /= 10;
    return group;
  }

  auto operator<=>(const OccCode&) const = default;

 private:
  explicit OccCode(uint16_t number) : number_(number) {}
  uint16_t number_;
};

template <typename A, typename B>
bool operator==(const OccCode<A>&, const OccCode<B>&) = delete;
template <typename A, typename B>
auto operator<=>(const OccCode<A>&, const OccCode<B>&) = delete;

using SocCode = OccCode<Soc2020>;

}  // namespace corner::taxonomies
