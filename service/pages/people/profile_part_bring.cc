// What somebody brings: their own words first, one thing a line. Each line is understood as what it
// speaks of, and stands as the evidence of it, word for word.
#include <algorithm>

#include "service/pages/components/button.h"
#include "service/pages/components/card.h"
#include "service/pages/components/choices.h"
#include "service/pages/components/select.h"
#include "service/pages/components/textarea.h"
#include "service/pages/people/profile_parts.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

using matcher::Evidence;
using matcher::ResourceHeld;
using Wish = ResourceHeld::Wish;

constexpr std::string_view kWishWords[] = {"want", "happy", "rather_not", "never"};
constexpr std::string_view kWishTexts[] = {"I want to do this", "I am happy to do this",
                                           "I would rather not", "Never again"};

struct Kind {
  std::string_view word, text;
};
constexpr Kind kKinds[] = {{"paid", "In a paid job"},        {"voluntary", "As a volunteer"},
                           {"caring", "Caring for someone"}, {"study", "In a course or at school"},
                           {"hobby", "In my own time"},      {"lived", "From life"}};

SafeHtml HeldCard(const PartView& view, const ResourceHeld& held) {
  const taxonomies::Resource* const resource = view.set.resources->Find(held.concept_id);
  Html inside;
  for (const Evidence& evidence : held.evidence) {
    inside.Open("p").Text("“").Text(evidence.text).Text("”").Close();
  }
  Radios wish{.legend = {.text = "In a job", .size = TextSize::kS},
              .name = Concat("wish-", held.concept_id)};
  for (size_t i = 0; i < std::size(kWishWords); ++i) {
    wish.items.push_back({.value = std::string(kWishWords[i]),
                          .text = kWishTexts[i],
                          .chosen = static_cast<size_t>(held.wish) == i});
  }
  wish.small = true;
  inside.Add(Render(wish));
  inside.Add(Render(Checkboxes{.name = "remove",
                               .id_prefix = Concat("remove-", held.concept_id),
                               .items = {{.value = held.concept_id, .text = "Take this away"}},
                               .small = true}));
  return Render(Card{.heading = resource == nullptr ? held.concept_id : resource->label,
                     .level = 3,
                     .size = TextSize::kS,
                     .inside = inside.Take()});
}

SafeHtml Ask(const PartView& view, const std::vector<PartIssue>& issues) {
  Html html;
  html.Add(Render(Textarea{
      .label = {.text = view.to_client ? "What can you do? What have you done?"
                                       : "What can they do? What have they done?",
                .size = TextSize::kM},
      .name = "words",
      .value = view.sent == nullptr ? "" : view.sent->Text("words"),
      .hint = "One thing a line, in your own words: “I looked after my nan”, “mended bikes for my "
              "street”. It all counts, paid or not.",
      .error = IssueOf(issues, "words"),
      .rows = 5,
      .max_length = 4000}));
  Select kind{.label = {.text = "Where was that?"}, .name = "kind"};
  for (const Kind& known : kKinds) {
    kind.options.push_back({.value = std::string(known.word), .text = std::string(known.text)});
  }
  html.Add(Render(kind));
  if (view.profile.resources.empty()) return html.Take();
  html.Add(Render(Heading{.text = "So far", .size = TextSize::kM}));
  for (const ResourceHeld& held : view.profile.resources) html.Add(HeldCard(view, held));
  return html.Take();
}

void TakeWishes(const Form& form, matcher::Profile* profile) {
  const std::vector<std::string> removed = form.All("remove");
  std::erase_if(profile->resources, [&](const ResourceHeld& held) {
    return std::find(removed.begin(), removed.end(), held.concept_id) != removed.end();
  });
  for (ResourceHeld& held : profile->resources) {
    const std::string word = form.Text(Concat("wish-", held.concept_id));
    for (size_t i = 0; i < std::size(kWishWords); ++i) {
      if (kWishWords[i] == word) held.wish = static_cast<Wish>(i);
    }
  }
}

void Add(std::string_view concept_id, const Evidence& evidence, matcher::Profile* profile) {
  auto held =
      std::find_if(profile->resources.begin(), profile->resources.end(),
                   [&](const ResourceHeld& known) { return known.concept_id == concept_id; });
  if (held == profile->resources.end()) {
    profile->resources.emplace_back().concept_id = concept_id;
    held = std::prev(profile->resources.end());
  }
  held->evidence.push_back(evidence);
}

std::vector<PartIssue> Take(const Form& form, const taxonomies::TaxonomySet& set,
                            matcher::Profile* profile) {
  TakeWishes(form, profile);
  std::string not_understood;
  for (const std::string& line : form.Lines("words")) {
    bool understood = false;
    std::vector<std::string> seen;
    for (const taxonomies::ResourceMention& mention : set.extractor->FromClient(line)) {
      const taxonomies::Resource& resource = set.resources->all()[mention.resource];
      // Lived experience is the client's to name, never ours to infer.
      if (resource.sensitive() || mention.negated) continue;
      if (std::find(seen.begin(), seen.end(), resource.id) != seen.end()) continue;
      seen.push_back(resource.id);
      Evidence evidence;
      evidence.kind = form.Text("kind").empty() ? "hobby" : form.Text("kind");
      evidence.text = line;
      Add(resource.id, evidence, profile);
      understood = true;
    }
    if (!understood) not_understood += Concat(not_understood.empty() ? "“" : ", “", line, "”");
  }
  if (not_understood.empty()) return {};
  return {{"words", Concat("We do not know yet what kind of work ", not_understood,
                           " could be. Try other words, or a shorter line")}};
}

std::string Said(const matcher::Profile& profile, const taxonomies::TaxonomySet& set) {
  std::string said;
  size_t shown = 0;
  for (const ResourceHeld& held : profile.resources) {
    const taxonomies::Resource* const resource = set.resources->Find(held.concept_id);
    if (resource == nullptr) continue;
    if (++shown > 3) return Concat(said, " and more");
    said += Concat(said.empty() ? "" : ", ", resource->label);
  }
  return said;
}

}  // namespace

const ProfilePart kBringPart = {"bring",
                                "What do you bring?",
                                "What do they bring?",
                                "What you can do, in your own words",
                                Ask,
                                Take,
                                Said};

}  // namespace corner::pages
