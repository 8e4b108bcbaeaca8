#include "tests/indexer/deduplicate/advert_families.h"

#include <algorithm>
#include <map>
#include <random>
#include <string_view>
#include <utility>

#include "taxonomies/base/text.h"

namespace corner::testing {
namespace {

using indexer::PostingField;

constexpr std::string_view kTitles[] = {"Kitchen Porter",
                                        "Care Assistant",
                                        "Warehouse Operative",
                                        "Receptionist",
                                        "Gardener",
                                        "Delivery Driver",
                                        "Retail Assistant",
                                        "Finance Officer",
                                        "Teaching Assistant",
                                        "Cleaner",
                                        "Laboratory Technician",
                                        "Support Worker",
                                        "Housing Officer",
                                        "Bakery Assistant",
                                        "Stock Controller",
                                        "Web Developer",
                                        "Library Assistant",
                                        "Maintenance Engineer",
                                        "Catering Manager",
                                        "Ward Clerk",
                                        "Data Analyst",
                                        "Sewing Machinist",
                                        "Community Organiser",
                                        "Payroll Clerk"};
constexpr std::string_view kTowns[] = {"Leeds",    "Norwich", "Cardiff",   "Aberdeen", "Truro",
                                       "Carlisle", "Ipswich", "Inverness", "Plymouth", "Hull",
                                       "Exeter",   "Swansea", "Dundee",    "Lincoln",  "Preston"};
constexpr std::string_view kNames[] = {"Heron",  "Larch",   "Quarry",  "Saffron",  "Kestrel",
                                       "Willow", "Harbour", "Juniper", "Foxglove", "Pebble",
                                       "Amber",  "Bramble", "Copper",  "Drift",    "Elder"};
constexpr std::string_view kKinds[] = {"Bakeries", "Homes", "Logistics", "Gardens", "Textiles",
                                       "Foods",    "Trust", "Housing",   "Studios", "Markets"};
constexpr std::string_view kAgencies[] = {"Brisk Staffing", "Northline Recruitment",
                                          "Open Door People"};
constexpr std::string_view kVerbs[] = {
    "prepare", "check",   "carry",   "record",  "sort",  "clean", "answer", "plan",  "arrange",
    "repair",  "collect", "deliver", "measure", "label", "order", "count",  "write", "teach",
    "watch",   "load",    "stitch",  "weigh",   "file",  "water", "mix",    "test",  "paint"};
constexpr std::string_view kObjects[] = {"the morning orders",
                                         "incoming parcels",
                                         "the visitor book",
                                         "seed trays",
                                         "invoices",
                                         "the delivery vans",
                                         "reading groups",
                                         "samples from the line",
                                         "the dining room",
                                         "stock in the cold store",
                                         "spare parts",
                                         "patient notes",
                                         "the weekly rota",
                                         "the public gardens",
                                         "tenancy letters",
                                         "cutting tables",
                                         "loaves and pastries",
                                         "meeting rooms",
                                         "the returns shelf",
                                         "monthly reports",
                                         "school trips",
                                         "website pages",
                                         "the boiler house",
                                         "petty cash",
                                         "telephone calls",
                                         "uniform repairs",
                                         "training records",
                                         "the tool store"};
constexpr std::string_view kManners[] = {"before the doors open",
                                         "with one colleague",
                                         "to the standard we show you",
                                         "on the second floor",
                                         "using a hand scanner",
                                         "and tell the supervisor",
                                         "for three local sites",
                                         "at the end of each shift",
                                         "with care for detail",
                                         "by the date on the sheet",
                                         "in small batches",
                                         "together with the night team",
                                         "as the plan of the week says",
                                         "in the old mill",
                                         "for people who visit us",
                                         "with the green trolley",
                                         "twice a day",
                                         "in a quiet workshop"};
constexpr std::string_view kAbout[] = {
    "We began in a single shed and now run twelve sites across the region.",
    "Our people stay with us for years and we are proud of that.",
    "Every site has a garden that the team looks after together.",
    "We put what we earn back into the neighbourhood.",
    "Visitors tell us that our places feel friendly and calm.",
    "The board meets staff from every site four times a year.",
    "We grow most of what we use within ten miles of the door.",
    "Our workshops have won a regional prize for safety."};
constexpr std::string_view kBenefits[] = {"33 days annual leave including bank holidays",
                                          "a workplace pension scheme",
                                          "staff discount in every shop",
                                          "cycle to work loans",
                                          "free parking on site",
                                          "employee assistance line",
                                          "a meal on every shift",
                                          "paid training days"};
constexpr std::string_view kEquality[] = {
    "We welcome applications from everyone and make reasonable adjustments at every stage.",
    "We are an equal opportunities employer and a Disability Confident employer.",
    "All applicants are considered regardless of age, disability, faith or background."};
constexpr std::string_view kApply[] = {
    "To apply, send your CV through the website.", "Apply online; the closing date may move.",
    "Click apply and tell us a little about yourself.",
    "Interviews will be held in the week after the closing date."};
constexpr std::pair<std::string_view, std::string_view> kOtherWords[] = {
    {"prepare", "get ready"},
    {"check", "inspect"},
    {"carry", "move"},
    {"record", "note down"},
    {"answer", "deal with"},
    {"arrange", "organise"},
    {"repair", "mend"},
    {"collect", "pick up"},
    {"with one colleague", "alongside a workmate"},
    {"on the second floor", "upstairs"},
    {"twice a day", "two times daily"},
    {"with care for detail", "carefully"}};

struct Opening {
  std::string title, employer, town, pay;
  int hours = 0;
  std::string times;
  std::vector<std::string> duties, about, benefits;
};

class Families {
 public:
  explicit Families(uint64_t seed) : random_(seed) {}

  std::vector<FamilyAdvert> Make(int count) {
    for (int i = 0; i < count; ++i) {
      if (i % 25 == 24) {
        TwentyRoles();
      } else if (i % 6 == 5) {
        ShortOnes();
      } else {
        Family();
      }
    }
    std::shuffle(adverts_.begin(), adverts_.end(), random_);
    return std::move(adverts_);
  }

 private:
  size_t Below(size_t count) { return random_() % count; }
  bool Chance(int percent) { return Below(100) < static_cast<size_t>(percent); }
  template <size_t N>
  std::string Pick(const std::string_view (&table)[N]) {
    return std::string(table[Below(N)]);
  }
  template <size_t N>
  std::vector<std::string> PickSome(const std::string_view (&table)[N], size_t count) {
    std::vector<std::string> all(std::begin(table), std::end(table));
    std::shuffle(all.begin(), all.end(), random_);
    all.resize(count);
    return all;
  }

  std::string Duty() {
    return Concat("You ", Pick(kVerbs), " ", Pick(kObjects), " ", Pick(kManners), ".");
  }
  std::vector<std::string> Duties(size_t count) {
    std::vector<std::string> duties;
    while (duties.size() < count) duties.push_back(Duty());
    return duties;
  }

  Opening NewOpening() {
    Opening opening;
    opening.title = Pick(kTitles);
    opening.employer = Concat(Pick(kNames), " ", Pick(kKinds), " ", Pick(kNames));
    opening.town = Pick(kTowns);
    opening.pay = Concat("£", 12 + Below(8), ".", 10 + Below(80), " per hour");
    opening.hours = static_cast<int>(12 + 2 * Below(13));
    opening.times = Chance(50) ? "Evening shifts." : "Night shifts.";
    opening.duties = Duties(9 + Below(6));
    opening.about = PickSome(kAbout, 4);
    opening.benefits = PickSome(kBenefits, 5);
    return opening;
  }

  std::string Description(const Opening& opening, bool facts = true) {
    std::string text = "<h3>The role</h3>";
    if (facts)
      text.append(Concat("<p>", opening.hours, " hours per week. ", opening.times, "</p>"));
    text.append("<ul>");
    for (const std::string& duty : opening.duties) text.append(Concat("<li>", duty, "</li>"));
    text.append("</ul><h3>About us</h3><p>");
    text.append(Join(opening.about, " ")).append("</p><h3>Benefits</h3><ul>");
    for (const std::string& benefit : opening.benefits)
      text.append(Concat("<li>", benefit, "</li>"));
    text.append(
        Concat("</ul><p>", Pick(kEquality), "</p><h3>How to apply</h3><p>", Pick(kApply), "</p>"));
    return text;
  }

  FamilyAdvert& Add(const Opening& opening, int number, std::string manner, std::string source,
                    std::string description) {
    FamilyAdvert& advert = adverts_.emplace_back();
    advert.opening = number;
    advert.manner = std::move(manner);
    advert.source = std::move(source);
    const std::string id = Concat("A", ++ids_);
    indexer::Posting& posting = advert.posting;
    posting.Set(PostingField::kExternalId, id);
    posting.Set(PostingField::kTitle, opening.title);
    posting.Set(PostingField::kEmployer, opening.employer);
    posting.Set(PostingField::kLocation, opening.town);
    posting.Set(PostingField::kPayText, opening.pay);
    posting.Set(PostingField::kDescription, std::move(description));
    return advert;
  }

  std::string Reworded(std::string text) {
    for (const auto& [word, other] : kOtherWords) {
      if (Chance(60))
        text = ReplaceAll(std::move(text), Concat(" ", word, " "), Concat(" ", other, " "));
    }
    return text;
  }

  void Family() {
    const Opening opening = NewOpening();
    const int number = ++openings_;
    const std::string text = Description(opening);
    Add(opening, number, "first", "board-a", text);
    bool facts = true;
    for (int copies = static_cast<int>(1 + Below(2)); copies > 0; --copies) {
      const size_t manner = Below(10);
      facts = facts && manner != kFactsLeftOut;
      Copy(opening, number, text, manner);
    }
    // Beside an advert without facts, one that differs in a fact alone could be meant as well.
    const size_t first = facts ? Below(kNeighbours) : 5;
    const size_t others = 1 + Below(3);
    for (size_t i = 0; i < others; ++i) Neighbour(opening, text, (first + i) % kNeighbours);
  }

  static constexpr size_t kFactsLeftOut = 9, kNeighbours = 10;

  void Copy(Opening opening, int number, const std::string& text, size_t manner) {
    switch (manner) {
      case 0:
        Add(opening, number, "same text", "board-b", text);
        break;
      case 1:
        std::shuffle(opening.duties.begin(), opening.duties.end(), random_);
        Add(opening, number, "re-ordered", "board-b", Description(opening));
        break;
      case 2:
        opening.about = PickSome(kAbout, 4);
        opening.benefits = PickSome(kBenefits, 5);
        Add(opening, number, "other boilerplate", "board-c", Description(opening));
        break;
      case 3:
        opening.duties.erase(opening.duties.begin() + static_cast<long>(Below(3)));
        opening.duties.push_back(Duty());
        Add(opening, number, "re-worded", "board-c", Reworded(Description(opening)));
        break;
      case 4: {
        FamilyAdvert& agency =
            Add(opening, number, "agency", "agency",
                Concat("<p>Our client needs help in ", opening.town, ".</p>", text));
        agency.posting.Set(PostingField::kEmployer, Pick(kAgencies));
        break;
      }
      case 5: {
        FamilyAdvert& again = Add(opening, number, "sent again", "board-a", text);
        again.posting.Set(PostingField::kExternalId, Concat("A", ids_, "-2"));
        break;
      }
      case 6: {
        FamilyAdvert& cut = Add(opening, number, "cut short", "board-d", "");
        opening.duties.resize(9);
        std::string beginning = Concat("<p>", opening.hours, " hours per week. ", opening.times,
                                       "</p><p>", Join(opening.duties, " "), "</p>");
        cut.posting.Set(PostingField::kDescription, beginning);
        break;
      }
      case 7: {
        FamilyAdvert& title =
            Add(opening, number, "other spelling of the title", "board-b", Description(opening));
        title.posting.Set(PostingField::kTitle,
                          Concat("URGENT: ", AsciiLower(opening.title), "s – ", opening.town, ", ",
                                 opening.hours, " hours"));
        break;
      }
      case 8: {
        FamilyAdvert& name =
            Add(opening, number, "longer name of the employer", "board-c", Reworded(text));
        name.posting.Set(PostingField::kEmployer, Concat(opening.employer, " Group Services Ltd"));
        break;
      }
      default: {
        FamilyAdvert& silent =
            Add(opening, number, "facts left out", "board-d", Description(opening, false));
        silent.posting.Set(PostingField::kPayText, "");
        break;
      }
    }
  }

  void Neighbour(Opening opening, const std::string& text, size_t manner) {
    const int number = ++openings_;
    switch (manner) {
      case 0: {
        const std::string town = opening.town;
        while (opening.town == town) opening.town = Pick(kTowns);
        Add(opening, number, "other place", Chance(50) ? "board-a" : "board-b", text);
        break;
      }
      case 1:
        opening.hours += 6;
        Add(opening, number, "other hours", "board-a", Description(opening));
        break;
      case 2:
        opening.pay = "£27.40 per hour";
        Add(opening, number, "other pay", Chance(50) ? "board-a" : "board-b", text);
        break;
      case 3:
        opening.title = Concat(Chance(50) ? "Senior " : "Trainee ", opening.title);
        Add(opening, number, "other rank", Chance(50) ? "board-a" : "board-b", text);
        break;
      case 4:
        opening.times = opening.times == "Night shifts." ? "Evening shifts." : "Night shifts.";
        Add(opening, number, "other times of day", "board-a", Description(opening));
        break;
      case 5:
        opening.duties = Duties(opening.duties.size());
        Add(opening, number, "other duties", "board-a", Description(opening));
        break;
      case 6:
        opening.employer = Concat(Pick(kNames), " ", Pick(kKinds), " Partners");
        opening.duties = Duties(opening.duties.size());
        Add(opening, number, "other employer", "board-b", Description(opening));
        break;
      case 7: {
        // Another department: the same title and place, half of the duties.
        const std::vector<std::string> own = Duties(opening.duties.size() / 2);
        std::copy(own.begin(), own.end(), opening.duties.begin());
        Add(opening, number, "half of the duties", "board-a", Description(opening));
        break;
      }
      case 8:
        opening.title = Pick(kTitles);
        if (opening.title == "Gardener") opening.title = "Head Gardener";
        opening.title = Concat("Lead ", opening.title);
        Add(opening, number, "other role, same text", "board-a", text);
        break;
      default:
        opening.title = Concat(opening.title, " (Ref: ", 10000 + ids_, ")");
        opening.duties = Duties(opening.duties.size());
        Add(opening, number, "other requisition", "board-a", Description(opening));
        break;
    }
  }

  // One employer, one place, twenty roles; four fifths of every text are the same.
  void TwentyRoles() {
    Opening opening = NewOpening();
    const std::vector<std::string> common = Duties(12);
    const std::vector<std::string> departments = {"Ward", "Kitchen", "Estates", "Archive",
                                                  "Theatre"};
    for (int role = 0; role < 20; ++role) {
      const int number = ++openings_;
      // A few titles stand in several departments.
      opening.title = std::string(kTitles[static_cast<size_t>(role) % 14]);
      opening.duties = common;
      for (const std::string& own : Duties(4)) opening.duties.push_back(own);
      Add(opening, number, "one of twenty roles", "board-a", Description(opening));
    }
  }

  void ShortOnes() {
    Opening opening = NewOpening();
    const std::string text = Concat("<p>", Duty(), "</p>");
    const int number = ++openings_;
    Add(opening, number, "short", "board-a", text);
    Add(opening, number, "short, again", "board-b", text);
    Opening elsewhere = opening;
    while (elsewhere.town == opening.town) elsewhere.town = Pick(kTowns);
    Add(elsewhere, ++openings_, "short, other place", "board-a", text);
    Opening other = opening;
    other.employer = Concat(Pick(kNames), " and ", Pick(kNames));
    Add(other, ++openings_, "short, other employer", "board-b", text);
    Opening unnamed = opening;
    unnamed.employer.clear();
    Add(unnamed, ++openings_, "short, no employer", "board-b", text);
    Add(opening, ++openings_, "short, other text", "board-b", Concat("<p>", Duty(), "</p>"));
  }

  std::mt19937_64 random_;
  std::vector<FamilyAdvert> adverts_;
  int openings_ = 0, ids_ = 0;
};

}  // namespace

std::vector<FamilyAdvert> MakeFamilies(uint64_t seed, int families) {
  return Families(seed).Make(families);
}

}  // namespace corner::testing
