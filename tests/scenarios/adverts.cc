#include "tests/scenarios/adverts.h"

#include <array>

#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"

namespace corner::testing {
namespace {

constexpr std::array<const char*, 6> kTitles = {"Kitchen Helper",    "Library Shelver",
                                                "Garden Assistant",  "Parcel Sorter",
                                                "Reception Support", "Stable Hand"};
constexpr std::array<const char*, 5> kTowns = {"Leeds", "Bristol", "Cardiff", "Dundee", "Norwich"};

}  // namespace

std::string AdvertLine(int number, int version) {
  const auto n = static_cast<size_t>(number);
  JsonWriter json;
  json.BeginObject()
      .Field("id", std::string_view(Concat("S-", number)))
      .Field("title", std::string_view(Concat(kTitles[n % kTitles.size()], " ", number)))
      .Field("employer", std::string_view(Concat("Heron and Thistle ", number % 40)))
      .Field("location", kTowns[n % kTowns.size()])
      .Field("description",
             std::string_view(Concat("You join a small team, number ", number,
                                     ", and learn at your own pace. Notice ", version,
                                     ". We offer 16 hours a week on weekday mornings.")))
      .Field("pay_text", "£12.90 an hour")
      .Field("contract", "Permanent");
  return json.EndObject().Take() + "\n";
}

std::string AdvertLines(int first, int count, int version) {
  std::string lines;
  for (int i = 0; i < count; ++i) lines += AdvertLine(first + i, version);
  return lines;
}

std::string AdvertLineWith(int number, const std::string& members) {
  std::string line = AdvertLine(number);
  line.insert(line.size() - 2, "," + members);
  return line;
}

}  // namespace corner::testing
