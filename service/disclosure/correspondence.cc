#include "service/disclosure/correspondence.h"

#include <algorithm>
#include <utility>

#include "matcher/phrases/plain_words.h"
#include "service/disclosure/health_words.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::disclosure {
namespace {

constexpr size_t kMostTypedBytes = 200;

std::vector<std::string> NamesOf(const ServiceFacts& service) {
  std::vector<std::string> names = service.other_names;
  names.push_back(service.name);
  // A service without a name, or an empty line among the others, has nothing to hide.
  std::erase_if(names, [](const std::string& name) { return FoldKey(name).empty(); });
  return names;
}

// Each word of the name: “Sam ran the stall” names Sam Okoro.
std::vector<std::string> WordsOfName(std::string_view name) {
  std::vector<std::string> words;
  const std::string folded = FoldKey(name);
  for (const std::string_view word : Split(folded, ' ')) {
    if (word.size() > 1) words.emplace_back(word);  // an initial names nobody
  }
  return words;
}

}  // namespace

std::string_view DocumentWord(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::kApplicationLetter:
      return "application_letter";
    case DocumentKind::kIntroduction:
      return "introduction";
    case DocumentKind::kConfirmingLetter:
      return "confirming_letter";
    case DocumentKind::kAdjustmentsRequest:
      return "adjustments_request";
    case DocumentKind::kCalendarEntry:
      return "calendar_entry";
    case DocumentKind::kPacketRow:
      return "packet_row";
  }
  return "";
}

Correspondence::Correspondence(std::shared_ptr<const PolicyFacts> facts, Author author,
                               const Addressee& to, Permissions may)
    : facts_(std::move(facts)),
      may_(may),
      addressee_(CleanLine(to.name)),
      destination_(std::make_shared<const Destination>(
          Destination{facts_->client.person, facts_->job.employer(), FoldKey(to.role), author})) {
  if (facts_->plan) exclusions_ = PhraseScreen(facts_->plan->exclusions);
  all_service_names_ = PhraseScreen(NamesOf(facts_->service));
  if (!may_.service) service_names_ = all_service_names_;
  if (!may_.name) client_names_ = PhraseScreen(WordsOfName(facts_->client.name));
}

EmployerText Correspondence::Bound(std::string text, uint8_t told) const {
  return DisclosurePolicy::Bound(destination_, std::move(text), told);
}

std::optional<LeftOut::Why> Correspondence::Against(std::string_view text,
                                                    bool words_of_plan) const {
  using Why = LeftOut::Why;
  if (exclusions_.Finds(text)) return Why::kExclusion;
  if (service_names_.FindsInAddress(text)) return Why::kServiceName;
  if (!words_of_plan && NamesHealth(text)) return Why::kHealthWord;
  if (client_names_.Finds(text)) return Why::kClientName;
  return std::nullopt;
}

std::optional<LeftOut::Why> Correspondence::Against(const Strength& strength,
                                                    const SharedEvidence& evidence) const {
  return Against(Concat(CleanLine(strength.what), ": ", CleanLine(evidence.text), " (",
                        CleanLine(evidence.where), ")"),
                 false);
}

absl::StatusOr<EmployerText> Correspondence::Typed(std::string_view text,
                                                   std::string_view what) const {
  const std::string line = CleanLine(text);
  if (line.size() > kMostTypedBytes) {
    return InvalidInput(Concat(what, " is too long for a letter."),
                        Concat("Use at most ", kMostTypedBytes, " bytes."));
  }
  if (Against(line, false)) {
    return InvalidInput(Concat(what, " mentions something that this employer is not to be told."),
                        "Write it without, such as a plain name or a street.");
  }
  return Bound(line);
}

absl::Status Correspondence::CheckAddressee() const {
  return Typed(addressee_, "The way they are addressed").status();
}

EmployerText Correspondence::JobTitle() const { return Bound(CleanLine(facts_->job.title())); }
EmployerText Correspondence::EmployerName() const {
  return Bound(CleanLine(facts_->job.employer_name()));
}
std::optional<EmployerText> Correspondence::AddresseeName() const {
  if (addressee_.empty()) return std::nullopt;
  return Bound(addressee_);
}

std::optional<EmployerText> Correspondence::ClientName() const {
  if (!may_.name) return std::nullopt;
  return Bound(CleanLine(facts_->client.name), kNamesClient);
}
std::optional<EmployerText> Correspondence::ClientNameForCalendar() const {
  if (!may_.calendar) return std::nullopt;
  return ClientName();
}
std::optional<EmployerText> Correspondence::ClientReach() const {
  const std::string line = CleanLine(facts_->client.reach);
  if (destination_->author != Author::kClient || line.empty() || Against(line, false)) {
    return std::nullopt;
  }
  return Bound(line);
}

std::optional<EmployerText> Correspondence::SpecialistName() const {
  const std::string line = CleanLine(facts_->service.specialist);
  if (destination_->author != Author::kSpecialist || line.empty()) return std::nullopt;
  // A specialist may share a first name with the client.
  if (service_names_.FindsInAddress(line) || NamesHealth(line)) return std::nullopt;
  return Bound(line);
}
std::optional<EmployerText> Correspondence::ServiceName() const {
  const std::string line = CleanLine(facts_->service.name);
  if (destination_->author != Author::kSpecialist || !may_.service || line.empty()) {
    return std::nullopt;
  }
  return Bound(line, kNamesService);
}
std::optional<EmployerText> Correspondence::SpecialistAddress() const {
  if (destination_->author != Author::kSpecialist) return std::nullopt;
  const bool at_service = may_.service && !facts_->service.address.empty();
  const std::string line =
      CleanLine(at_service ? facts_->service.address : facts_->service.plain_address);
  if (line.empty() || (!at_service && (service_names_.FindsInAddress(line) || NamesHealth(line)))) {
    return std::nullopt;
  }
  return Bound(line, at_service ? kNamesService : 0);
}

std::vector<StrengthLine> Correspondence::Strengths() const {
  std::vector<StrengthLine> lines;
  for (const Strength& strength : facts_->client.strengths) {
    if (strength.sensitive) continue;
    std::vector<EmployerText> shown;
    for (const SharedEvidence& evidence : strength.evidence) {
      const std::string text = CleanLine(evidence.text), where = CleanLine(evidence.where);
      if (!evidence.may_share || text.empty() || Against(strength, evidence)) continue;
      shown.push_back(Bound(where.empty() ? text : Concat(text, " (", where, ")")));
    }
    if (!shown.empty()) lines.push_back({Bound(CleanLine(strength.what)), std::move(shown)});
  }
  return lines;
}

std::vector<EmployerText> Correspondence::Credentials() const {
  std::vector<EmployerText> lines;
  for (const std::string& credential : facts_->client.credentials) {
    const std::string line = CleanLine(credential);
    if (!line.empty() && !Against(line, false)) lines.push_back(Bound(line));
  }
  return lines;
}

std::vector<EmployerText> Correspondence::Words() const {
  std::vector<EmployerText> words;
  if (!may_.words) return words;
  for (const std::string& item : facts_->plan->words) {
    const std::string sentence = CleanSentence(item);
    if (!sentence.empty() && !Against(sentence, true)) {
      words.push_back(Bound(sentence, kTellsWords));
    }
  }
  return words;
}

std::vector<LeftOut> Correspondence::Kept() const {
  std::vector<LeftOut> kept;
  const auto add = [&](std::optional<LeftOut::Why> why, const std::string& text) {
    if (why && !text.empty()) kept.push_back({*why, text});
  };
  if (may_.words) {
    for (const std::string& item : facts_->plan->words) {
      const std::string sentence = CleanSentence(item);
      add(Against(sentence, true), sentence);
    }
  }
  for (const Strength& strength : facts_->client.strengths) {
    if (strength.sensitive) continue;
    for (const SharedEvidence& evidence : strength.evidence) {
      if (evidence.may_share) add(Against(strength, evidence), CleanLine(evidence.text));
    }
  }
  for (const std::string& credential : facts_->client.credentials) {
    add(Against(CleanLine(credential), false), CleanLine(credential));
  }
  return kept;
}

EmployerText Correspondence::Hours(int32_t hundredths_a_week) const {
  return Bound(matcher::HoursWords(hundredths_a_week, hundredths_a_week));
}
EmployerText Correspondence::OnDay(Day day) const { return Bound(day.Spoken()); }
EmployerText Correspondence::IcsTime(absl::Time time) const {
  return Bound(absl::FormatTime("%Y%m%dT%H%M%SZ", time, absl::UTCTimeZone()));
}
EmployerText Correspondence::IcsTimeNow() const { return IcsTime(facts_->now); }

}  // namespace corner::disclosure
