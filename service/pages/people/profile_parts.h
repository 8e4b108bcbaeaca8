// The profile as small questions: one part a page, in any order, each can be left out. Client and
// specialist see the same parts in words meant for each. Constant table; pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matcher/profile.h"
#include "service/api/taxonomy_lookup.h"
#include "service/pages/form.h"
#include "service/pages/html.h"

namespace corner::pages {

// What a part's questions are drawn from.
struct PartView {
  const matcher::Profile& profile;
  const taxonomies::TaxonomySet& set;
  bool to_client = true;
  const Form* sent = nullptr;  // what was typed, when it has to be asked again
};

// An answer that cannot be taken: the field's id, and a sentence that says how to put it right.
struct PartIssue {
  std::string field, sentence;
};

struct ProfilePart {
  std::string_view word;       // in the address
  std::string_view to_client;  // the question, as the page's heading
  std::string_view to_staff;
  std::string_view hint;
  SafeHtml (*ask)(const PartView& view, const std::vector<PartIssue>& issues);
  // Puts the answers into the profile; with issues the profile is not kept.
  std::vector<PartIssue> (*take)(const Form& form, const taxonomies::TaxonomySet& set,
                                 matcher::Profile* profile);
  // What is said so far, in a few words; empty: nothing yet.
  std::string (*said)(const matcher::Profile& profile, const taxonomies::TaxonomySet& set);
};

std::span<const ProfilePart> ProfileParts();
const ProfilePart* FindProfilePart(std::string_view word);  // nullptr: there is none

// The error of that field, "" when there is none.
std::string IssueOf(const std::vector<PartIssue>& issues, std::string_view field);

// One a file: profile_part_<word>.cc.
extern const ProfilePart kFieldsPart, kBringPart, kHoursPart, kTimesPart, kTravelPart, kPayPart,
    kDayPart;

}  // namespace corner::pages
