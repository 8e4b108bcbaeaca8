// The kind of work: fields that were named, or one of three other answers, each with its own
// meaning.
#include <algorithm>

#include "matcher/phrases/labels.h"
#include "service/pages/components/choices.h"
#include "service/pages/people/profile_parts.h"
#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

using Mode = matcher::Aspirations::Mode;

struct ModeWord {
  Mode mode;
  std::string_view word, text, hint;
};
constexpr ModeWord kModes[] = {
    {Mode::kNamed, "named", "The kinds of work ticked below", ""},
    {Mode::kOpen, "open", "Open to anything", "Every kind of work counts the same."},
    {Mode::kNoneGiven, "none_given", "No preference yet",
     "That is fine. You can look all the same."},
    {Mode::kNotNow, "not_now", "Not looking for now", "Looking stays open, whenever you like."},
};

SafeHtml Ask(const PartView& view, const std::vector<PartIssue>& issues) {
  const matcher::Aspirations& wishes = view.profile.aspirations;
  Checkboxes fields{.legend = {.text = "Kinds of work"},
                    .name = "field",
                    .hint = "Tick as many as you like.",
                    .error = IssueOf(issues, "field")};
  for (const auto& field : view.set.fields->all()) {
    fields.items.push_back({.value = field.id,
                            .text = field.name,
                            .chosen = std::find(wishes.fields.begin(), wishes.fields.end(),
                                                field.id) != wishes.fields.end()});
  }
  Radios modes{.legend = {.text = "Which of these is nearest?"}, .name = "mode"};
  for (const ModeWord& mode : kModes) {
    modes.items.push_back({.value = std::string(mode.word),
                           .text = mode.text,
                           .hint = mode.hint,
                           .chosen = mode.mode == wishes.mode});
  }
  Html html;
  html.Add(Render(modes));
  html.Add(Render(fields));
  html.Add(Render(Checkboxes{.name = "widen",
                             .items = {{.value = "yes",
                                        .text = "Also show me a little outside these",
                                        .hint = "One or two jobs of the same kind in other fields, "
                                                "marked as such.",
                                        .chosen = view.profile.widen}}}));
  return html.Take();
}

std::vector<PartIssue> Take(const Form& form, const taxonomies::TaxonomySet& set,
                            matcher::Profile* profile) {
  matcher::Aspirations& wishes = profile->aspirations;
  const std::string word = form.Text("mode");
  const auto mode = std::find_if(std::begin(kModes), std::end(kModes),
                                 [&](const ModeWord& known) { return known.word == word; });
  if (mode == std::end(kModes)) return {{"mode", "Choose the answer that is nearest"}};
  wishes.mode = mode->mode;
  wishes.fields.clear();
  if (wishes.mode == Mode::kNamed) {
    for (const std::string& id : form.All("field")) {
      if (set.fields->Find(id) != nullptr) wishes.fields.push_back(id);
    }
    if (wishes.fields.empty() && wishes.interests.empty()) {
      return {{"field", "Tick at least one kind of work, or choose another answer"}};
    }
  }
  profile->widen = form.Has("widen");
  return {};
}

std::string Said(const matcher::Profile& profile, const taxonomies::TaxonomySet& set) {
  const matcher::Aspirations& wishes = profile.aspirations;
  if (wishes.mode == Mode::kOpen) return "Open to anything";
  if (wishes.mode == Mode::kNotNow) return "Not looking for now";
  std::string said;
  for (const std::string& id : wishes.fields) {
    const auto* const field = set.fields->Find(id);
    if (field != nullptr) said += Concat(said.empty() ? "" : ", ", field->name);
  }
  return said;
}

}  // namespace

const ProfilePart kFieldsPart = {"work",
                                 "What kind of work would you like?",
                                 "What kind of work would they like?",
                                 "The kind of work, or none in particular",
                                 Ask,
                                 Take,
                                 Said};

}  // namespace corner::pages
