#include "service/pages/components/status_tag.h"

namespace corner::pages {
namespace {

// The default needs no class of its own.
std::string_view ClassOf(TagColour colour) {
  switch (colour) {
    case TagColour::kDefault:
      return "";
    case TagColour::kBlue:
      return "nhsuk-tag--blue";
    case TagColour::kWhite:
      return "nhsuk-tag--white";
    case TagColour::kGrey:
      return "nhsuk-tag--grey";
    case TagColour::kGreen:
      return "nhsuk-tag--green";
    case TagColour::kAquaGreen:
      return "nhsuk-tag--aqua-green";
    case TagColour::kPurple:
      return "nhsuk-tag--purple";
    case TagColour::kPink:
      return "nhsuk-tag--pink";
    case TagColour::kRed:
      return "nhsuk-tag--red";
    case TagColour::kOrange:
      return "nhsuk-tag--orange";
    case TagColour::kYellow:
      return "nhsuk-tag--yellow";
  }
  return "";
}

}  // namespace

SafeHtml Render(const StatusTag& tag) {
  const std::string_view colour = ClassOf(tag.colour);
  return Html()
      .Element("strong", tag.text.html(),
               {{"class", Classes("nhsuk-tag", {{!colour.empty(), colour}})}})
      .Take();
}

}  // namespace corner::pages
