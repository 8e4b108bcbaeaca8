#include "taxonomies/lexicon/spelling.h"

#include <utility>

#include "absl/container/flat_hash_map.h"
#include "taxonomies/base/text.h"

namespace corner::taxonomies {
namespace {

constexpr std::pair<std::string_view, std::string_view> kWords[] = {
    {"labor", "labour"},
    {"laborer", "labourer"},
    {"laborers", "labourers"},
    {"color", "colour"},
    {"colors", "colours"},
    {"behavior", "behaviour"},
    {"behaviors", "behaviours"},
    {"behavioral", "behavioural"},
    {"neighbor", "neighbour"},
    {"neighbors", "neighbours"},
    {"humor", "humour"},
    {"flavor", "flavour"},
    {"endeavor", "endeavour"},
    {"license", "licence"},
    {"licenses", "licences"},
    {"center", "centre"},
    {"centers", "centres"},
    {"theater", "theatre"},
    {"fiber", "fibre"},
    {"program", "programme"},
    {"programs", "programmes"},
    {"counseling", "counselling"},
    {"counselor", "counsellor"},
    {"counselors", "counsellors"},
    {"modeling", "modelling"},
    {"labeling", "labelling"},
    {"labeled", "labelled"},
    {"traveling", "travelling"},
    {"fueling", "fuelling"},
    {"canceling", "cancelling"},
    {"jewelry", "jewellery"},
    {"catalog", "catalogue"},
    {"catalogs", "catalogues"},
    {"fulfill", "fulfil"},
    {"fulfillment", "fulfilment"},
    {"enrollment", "enrolment"},
    {"pediatric", "paediatric"},
    {"pediatrics", "paediatrics"},
    {"orthopedic", "orthopaedic"},
    {"anesthesia", "anaesthesia"},
    {"aluminum", "aluminium"},
    {"tires", "tyres"},
    {"molding", "moulding"},
    {"mold", "mould"},
    {"molds", "moulds"},
    {"plow", "plough"},
    {"judgment", "judgement"},
    {"acknowledgment", "acknowledgement"},
    {"specialty", "speciality"},
    {"defense", "defence"},
    {"inquiry", "enquiry"},
    {"inquiries", "enquiries"},
    {"inquire", "enquire"}};

}  // namespace

std::string_view BritishSpelling(std::string_view folded, std::string* scratch) {
  static const auto* const kBritish = [] {
    auto* map = new absl::flat_hash_map<std::string, std::string_view>;
    for (const auto& [american, british] : kWords) map->emplace(american, british);
    return map;
  }();
  if (folded.size() < 4) return folded;
  // "-ize", "-izing", "-ization", "-yze"; "size" and "prize" stay.
  for (size_t z = folded.find('z', 4); z != std::string_view::npos && z + 1 < folded.size();
       z = folded.find('z', z + 1)) {
    const bool stem = folded[z - 1] == 'i' || folded[z - 1] == 'y';
    const char next = folded[z + 1];
    if (!stem || (next != 'e' && next != 'i' && next != 'a')) continue;
    scratch->assign(folded);
    (*scratch)[z] = 's';
    return *scratch;
  }
  if (folded.size() > 14) return folded;
  const auto found = kBritish->find(ToAbsl(folded));
  return found == kBritish->end() ? folded : found->second;
}

}  // namespace corner::taxonomies
