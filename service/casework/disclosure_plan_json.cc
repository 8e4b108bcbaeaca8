#include <array>

#include "service/casework/disclosure_plan.h"
#include "service/casework/record_reader.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

constexpr size_t kMostRecipients = 20, kMostWords = 50, kMostExclusions = 50, kMostBytes = 500;
constexpr size_t kMostPlanBytes = 512u << 10;

constexpr std::array<std::string_view, 14> kMembers = {
    "schema",      "person",           "employer", "employer_name", "stance",
    "teller",      "recipients",       "words",    "exclusions",    "may_contact",
    "may_name_me", "may_name_service", "expires",  "withdrawn"};
// In the order of the enumerations.
constexpr std::array<std::string_view, 4> kStances = {"undecided", "none", "after_offer",
                                                      "at_application"};
constexpr std::array<std::string_view, 3> kTellers = {"client", "specialist", "together"};

// An exclusion is looked for by its words, so it has to have one.
void ReadExclusions(const RecordReader& at, std::vector<std::string>* exclusions) {
  at.ForEach(kMostExclusions, [&](const RecordReader& entry) {
    exclusions->push_back(entry.NeededText(kMostBytes));
    if (FoldKey(exclusions->back()).empty()) {
      entry.Report("There is no word here to leave out.", "Write the words that are never said.");
    }
  });
}

void ReadMembers(const RecordReader& root, DisclosurePlan* plan) {
  plan->person = root["person"].Text(kMostBytes);
  plan->employer = root.Needed("employer").NeededText(kMostBytes);
  plan->employer_name = root["employer_name"].Text(kMostBytes);
  plan->stance = static_cast<DisclosurePlan::Stance>(root["stance"].Choice(kStances));
  plan->teller = static_cast<DisclosurePlan::Teller>(root["teller"].Choice(kTellers));
  plan->recipients = root["recipients"].Texts(kMostRecipients, kMostBytes);
  plan->words = root["words"].Texts(kMostWords, kMostBytes);
  ReadExclusions(root["exclusions"], &plan->exclusions);
  plan->may_contact = root["may_contact"].Flag();
  plan->may_name_me = root["may_name_me"].Flag();
  plan->may_name_service = root["may_name_service"].Flag();
  plan->expires = root["expires"].Time();
  plan->withdrawn = root["withdrawn"].Time();
}

void WriteTexts(JsonWriter* writer, std::string_view name, const std::vector<std::string>& texts) {
  writer->Key(name).BeginArray();
  for (const std::string& text : texts) writer->String(text);
  writer->EndArray();
}

}  // namespace

absl::StatusOr<DisclosurePlan> ReadDisclosurePlan(std::string_view json) {
  DisclosurePlan plan;
  CORNER_RETURN_IF_ERROR(ReadRecord(json, "A disclosure plan", kMostPlanBytes, kMembers,
                                    [&](const RecordReader& root) { ReadMembers(root, &plan); }));
  return plan;
}

std::string WriteDisclosurePlan(const DisclosurePlan& plan) {
  JsonWriter writer;
  writer.BeginObject().Field("schema", 1).Field("person", plan.person);
  writer.Field("employer", plan.employer).Field("employer_name", plan.employer_name);
  writer.Field("stance", kStances[static_cast<size_t>(plan.stance)]);
  writer.Field("teller", kTellers[static_cast<size_t>(plan.teller)]);
  WriteTexts(&writer, "recipients", plan.recipients);
  WriteTexts(&writer, "words", plan.words);
  WriteTexts(&writer, "exclusions", plan.exclusions);
  writer.Field("may_contact", plan.may_contact).Field("may_name_me", plan.may_name_me);
  writer.Field("may_name_service", plan.may_name_service);
  if (plan.expires) writer.Field("expires", WriteTime(*plan.expires));
  if (plan.withdrawn) writer.Field("withdrawn", WriteTime(*plan.withdrawn));
  return writer.EndObject().Take();
}

}  // namespace corner::casework
