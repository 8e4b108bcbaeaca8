// libFuzzer: whatever stands in a text, what is found in it lies inside it, in order, and reading
// again finds the same; an advert never yields what is sensitive.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "taxonomies/base/text.h"
#include "taxonomies/context/context.h"
#include "taxonomies/lexicon/extract.h"
#include "taxonomies/occupations/coder.h"

namespace {

void Require(bool promise) {
  if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace corner;              // NOLINT(google-build-using-namespace)
  using namespace corner::taxonomies;  // NOLINT(google-build-using-namespace)
  const std::string text = ScrubUtf8(std::string_view(reinterpret_cast<const char*>(data), size));
  const auto check = [&](const std::vector<ResourceMention>& mentions, bool advert) {
    int32_t before = 0;
    for (const ResourceMention& mention : mentions) {
      Require(mention.from >= before && mention.from < mention.to);
      Require(static_cast<size_t>(mention.to) <= text.size());
      Require(mention.resource < BuiltinResources().all().size());
      Require(!advert || !BuiltinResources().all()[mention.resource].sensitive());
      before = mention.from;
    }
  };
  const AdvertText advert = ReadAdvertText(text);
  int32_t end = 0;
  for (const SectionSpan& section : advert.sections) {
    Require(section.from == end && section.to >= section.from);
    end = section.to;
  }
  Require(advert.sections.empty() || static_cast<size_t>(end) == text.size());
  const auto mentions = BuiltinExtractor().FromAdvert(advert);
  check(mentions, true);
  const auto again = BuiltinExtractor().FromAdvert(text);
  Require(again.size() == mentions.size());
  check(BuiltinExtractor().FromClient(text), false);
  for (const FacetMention& facet : BuiltinContext().FromAdvert(advert)) {
    Require(facet.value >= 1 && facet.value <= 5);
    Require(facet.from >= 0 && static_cast<size_t>(facet.to) <= text.size());
  }
  int32_t likeliest = 1000;
  for (const CodedOccupation& coded : BuiltinCoder().Code(text).best) {
    Require(coded.per_mille >= 0 && coded.per_mille <= likeliest);
    likeliest = coded.per_mille;
  }
  return 0;
}
