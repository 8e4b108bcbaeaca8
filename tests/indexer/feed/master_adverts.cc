#include "tests/indexer/feed/master_adverts.h"

#include <initializer_list>
#include <utility>

namespace corner::indexer {
namespace {

using enum PostingField;
using Fields = std::initializer_list<std::pair<PostingField, const char*>>;

MasterAdvert Advert(Fields fields, std::vector<std::string> other_towns = {}) {
  MasterAdvert advert;
  for (const auto& [field, text] : fields) advert.posting.Set(field, text);
  advert.other_towns = std::move(other_towns);
  return advert;
}

std::vector<MasterAdvert> MakeAdverts() {
  return {
      Advert({{kExternalId, "M-1"},
              {kTitle, "Kitchen porter"},
              {kEmployer, "The Copper Kettle"},
              {kDescription, "Washing up & keeping the kitchen tidy. Meals on shift."},
              {kUrl, "https://jobs.example.org/m/1"},
              {kCategory, "Catering"},
              {kLocation, "Leeds"},
              {kPayText, "£12.71 to £13.20 an hour"},
              {kHoursText, "16 hours a week"},
              {kWorkingTime, "part-time"},
              {kContract, "permanent"},
              {kPosted, "2026-05-01"},
              {kCloses, "2026-06-12"}}),
      Advert({{kExternalId, "M-2"},
              {kTitle, "Gardener (grounds team)"},
              {kEmployer, "Larkfield Parks Trust"},
              {kDescription,
               "<p>Beds, borders and <b>paths</b> in two parks.</p><ul><li>Tools "
               "are given</li><li>Driving licence essential</li></ul>"},
              {kUrl, "https://jobs.example.org/m/2"},
              {kStreet, "Park Lodge"},
              {kTown, "Bath"},
              {kRegion, "Somerset"},
              {kPostcode, "BA1 2EW"},
              {kCountry, "GB"},
              {kPayMin, "24500"},
              {kPayMax, "26250"},
              {kPayPeriod, "year"},
              {kPayCurrency, "GBP"},
              {kHoursMin, "37"},
              {kHoursMax, "37"},
              {kWorkingTime, "full-time"},
              {kContract, "temporary"},
              {kPosted, "2026-04-20"},
              {kCloses, "2026-05-31"}}),
      Advert({{kExternalId, "M-3"},
              {kTitle, "Warehouse picker"},
              {kEmployer, "Boxwise Ltd"},
              {kDescription, "Picking and packing. Pay depends on the shift."},
              {kUrl, "https://jobs.example.org/m/3"},
              {kCategory, "Warehouse"},
              {kLocation, "Doncaster"},
              {kLatitude, "53.52280"},
              {kLongitude, "-1.12850"},
              {kPayMin, "23800"},
              {kPayMax, "23800"},
              {kPayPredicted, "true"},
              {kWorkingTime, "full-time"},
              {kContract, "permanent"},
              {kPosted, "2026-05-02"}}),
      Advert({{kExternalId, "M-4"},
              {kTitle, "Admin assistant"},
              {kEmployer, "Ysgol y Bryn"},
              {kDescription, "Answering the phone in Welsh and English; term time only."},
              {kUrl, "https://jobs.example.org/m/4"},
              {kLocation, "Caernarfon, Gwynedd"},
              {kPayText, "Pay not decided yet"},
              {kHoursText, "20"},
              {kWorkingTime, "part-time"},
              {kPattern, "term time"},
              {kContract, "fixed term"},
              {kPosted, "2026-04-28"},
              {kCloses, "2026-05-18"}}),
      Advert({{kExternalId, "M-5"},
              {kTitle, "Support line volunteer coordinator"},
              {kEmployer, "Harbour Call"},
              {kDescription, "You look after the rota from your own desk. Laptop provided."},
              {kUrl, "https://jobs.example.org/m/5"},
              {kRemote, "yes"},
              {kPayText, "£25,119 a year pro rata"},
              {kHoursMin, "15"},
              {kHoursMax, "22.5"},
              {kPattern, "evenings"},
              {kContract, "permanent"},
              {kCloses, "2026-06-30"}}),
      Advert({{kExternalId, "M-6"},
              {kTitle, "Healthcare assistant – bank"},
              {kEmployer, "Northmoor NHS Trust"},
              {kDescription, "Helping on three wards. DBS check needed."},
              {kUrl, "https://jobs.example.org/m/6"},
              {kLocation, "Leeds, LS9 7TF"},
              {kPayText, "£24,465 a year"},
              {kContract, "casual"},
              {kPosted, "2026-04-30"},
              {kCloses, "2026-05-20"}},
             {"Wakefield", "Pontefract"}),
      Advert({{kExternalId, "M-7"},
              {kTitle, "Apprentice joiner"},
              {kEmployer, "Oakum & Daughters"},
              {kDescription, "Learning to make doors, windows and stairs."},
              {kUrl, "https://jobs.example.org/m/7"},
              {kSector, "Construction"},
              {kStreet, "4 Mill Yard"},
              {kLocation, "Ripon"},
              {kPostcode, "HG4 1AA"},
              {kLatitude, "54.13810"},
              {kLongitude, "-1.52360"},
              {kPayMin, "15800"},
              {kPayMax, "15800"},
              {kPayPeriod, "year"},
              {kHoursText, "37.5"},
              {kPattern, "Monday to Friday, 8am to 4pm"},
              {kStartTime, "8am"},
              {kContract, "apprenticeship"},
              {kScheme, "Disability Confident"},
              {kPosted, "2026-04-22"},
              {kCloses, "2026-05-25"}}),
      Advert({{kExternalId, "M-8"},
              {kTitle, "Apprentice baker"},
              {kEmployer, "Crumb"},
              {kDescription, "Early starts, good bread."},
              {kUrl, "https://jobs.example.org/m/8"},
              {kLocation, "Belfast"},
              {kPayText, "£8.20 an hour"},
              {kHoursText, "30"},
              {kContract, "apprenticeship"},
              {kPosted, "2026-05-03"},
              {kCloses, "2026-06-01"}}),
      Advert({{kExternalId, "M-9"},
              {kTitle, "Shop assistant, weekends"},
              {kEmployer, "Fern & Fig"},
              {kDescription, "Serving customers and looking after plants."},
              {kUrl, "https://jobs.example.org/m/9"},
              {kTown, "Inverness"},
              {kPostcode, "IV1 1AA"},
              {kPayMin, "12.80"},
              {kPayPeriod, "hour"},
              {kHoursMax, "12"},
              {kWorkingTime, "part-time"},
              {kPattern, "weekends"},
              {kContract, "permanent"},
              {kPosted, "2026-05-04"}},
             {"Nairn"}),
      Advert({{kExternalId, "M-10"},
              {kTitle, "Data entry clerk"},
              {kDescription, "Typing forms. Two days at home, three in the office."},
              {kUrl, "https://jobs.example.org/m/10"},
              {kLocation, "Cardiff"},
              {kRemote, "hybrid"},
              {kRequirements, "Right to work, typing"},
              {kRowSource, "Severn Jobs"}}),
      Advert({{kExternalId, "M-11"},
              {kTitle, "Cleaner"},
              {kEmployer, "Bright & Early"},
              {kDescription, "Offices in the evening, £12.90 per hour, 10 hours per week."},
              {kUrl, "https://jobs.example.org/m/11"},
              {kLocation, "Norwich"},
              {kPayMin, "26000"},
              {kPayMax, "26000"},
              {kPayPredicted, "true"},
              {kContract, "permanent"},
              {kCloses, "2026-07-01"}}),
      Advert({{kExternalId, "M-12"}, {kTitle, "Bus escort"}, {kDescription, "School runs."}}),
  };
}

}  // namespace

const std::vector<MasterAdvert>& MasterAdverts() {
  static const auto* const kAdverts = new std::vector<MasterAdvert>(MakeAdverts());
  return *kAdverts;
}

const std::vector<std::string>& MasterRemoved() {
  static const auto* const kIds = new std::vector<std::string>{"M-90", "M-91"};
  return *kIds;
}

}  // namespace corner::indexer
