#include "taxonomies/places/abroad.h"

#include "absl/container/flat_hash_set.h"
#include "taxonomies/base/text.h"

namespace corner::taxonomies {
namespace {

using PhraseSet = absl::flat_hash_set<absl::string_view>;

const PhraseSet& Countries() {
  static const PhraseSet* const set = new PhraseSet{
      "usa", "us", "u s a", "u s", "united states", "united states of america", "america", "canada",
      "ireland", "republic of ireland", "eire", "roi", "france", "germany", "deutschland", "spain",
      "portugal", "italy", "netherlands", "the netherlands", "holland", "belgium", "luxembourg",
      "switzerland", "austria", "denmark", "sweden", "norway", "finland", "iceland", "poland",
      "czech republic", "czechia", "slovakia", "hungary", "romania", "bulgaria", "greece", "cyprus",
      "malta", "turkey", "ukraine", "russia", "estonia", "latvia", "lithuania", "croatia", "serbia",
      "slovenia", "bosnia", "albania", "israel", "egypt", "morocco", "tunisia", "nigeria", "ghana",
      "kenya", "uganda", "tanzania", "ethiopia", "south africa", "zambia", "zimbabwe", "rwanda",
      "united arab emirates", "uae", "saudi arabia", "qatar", "kuwait", "bahrain", "oman", "jordan",
      "lebanon", "iraq", "iran", "afghanistan", "pakistan", "india", "bangladesh", "sri lanka",
      "nepal", "china", "hong kong", "taiwan", "japan", "south korea", "korea", "singapore",
      "malaysia", "thailand", "vietnam", "indonesia", "philippines", "australia", "new zealand",
      "mexico", "brazil", "argentina", "chile", "peru", "colombia", "jamaica", "bermuda",
      "cayman islands", "gibraltar", "falkland islands", "monaco", "andorra", "europe",
      // states and provinces that are written out
      "alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut",
      "delaware", "florida", "georgia", "hawaii", "idaho", "illinois", "indiana", "iowa", "kansas",
      "kentucky", "louisiana", "maine", "maryland", "massachusetts", "michigan", "minnesota",
      "mississippi", "missouri", "montana", "nebraska", "nevada", "new hampshire", "new jersey",
      "new mexico", "north carolina", "north dakota", "ohio", "oklahoma", "oregon", "pennsylvania",
      "rhode island", "south carolina", "south dakota", "tennessee", "texas", "utah", "vermont",
      "virginia", "west virginia", "wisconsin", "wyoming", "washington state", "new york state",
      "new england", "ontario", "quebec", "british columbia", "alberta", "manitoba", "nova scotia",
      "saskatchewan", "new brunswick", "new south wales", "queensland", "western australia",
      "south australia", "tasmania"};
  return *set;
}

const PhraseSet& Cities() {
  static const PhraseSet* const set = new PhraseSet{
      "new york",     "new york city", "nyc",         "washington dc", "washington d c",
      "los angeles",  "san francisco", "san diego",   "san jose",      "chicago",
      "houston",      "dallas",        "austin",      "seattle",       "atlanta",
      "miami",        "philadelphia",  "denver",      "detroit",       "new orleans",
      "las vegas",    "jersey city",   "brooklyn",    "manhattan",     "toronto",
      "montreal",     "vancouver",     "calgary",     "ottawa",        "dublin",
      "cork",         "galway",        "limerick",    "dundalk",       "letterkenny",
      "paris",        "lyon",          "berlin",      "munich",        "hamburg",
      "frankfurt",    "cologne",       "dusseldorf",  "stuttgart",     "madrid",
      "barcelona",    "lisbon",        "rome",        "milan",         "amsterdam",
      "rotterdam",    "the hague",     "brussels",    "zurich",        "geneva",
      "vienna",       "copenhagen",    "stockholm",   "oslo",          "helsinki",
      "warsaw",       "krakow",        "prague",      "budapest",      "bucharest",
      "sofia",        "athens",        "istanbul",    "moscow",        "kyiv",
      "tel aviv",     "cairo",         "dubai",       "abu dhabi",     "doha",
      "riyadh",       "lagos",         "nairobi",     "cape town",     "johannesburg",
      "mumbai",       "delhi",         "new delhi",   "bangalore",     "hyderabad",
      "chennai",      "karachi",       "lahore",      "islamabad",     "dhaka",
      "beijing",      "shanghai",      "tokyo",       "seoul",         "bangkok",
      "kuala lumpur", "jakarta",       "manila",      "sydney",        "melbourne",
      "brisbane",     "auckland",      "mexico city", "sao paulo",     "buenos aires"};
  return *set;
}

bool InList(std::string_view list, std::string_view upper) {
  if (upper.size() != 2) return false;
  for (size_t i = 0; i + 1 < list.size(); i += 3) {
    if (list.substr(i, 2) == upper) return true;
  }
  return false;
}

}  // namespace

AbroadSign AbroadSignOf(std::string_view key) {
  if (Countries().contains(ToAbsl(key))) return AbroadSign::kCountry;
  if (Cities().contains(ToAbsl(key))) return AbroadSign::kCity;
  return AbroadSign::kNone;
}

bool IsForeignCountryCode(std::string_view upper) {
  return InList(
      "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ "
      "BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM "
      "DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GD GE GF GH GI GL GM GN GP GQ GR GS GT GU "
      "GW GY HK HM HN HR HT HU ID IE IL IN IO IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KY "
      "KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU "
      "MV MW MX MY MZ NA NC NE NF NG NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
      "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD "
      "TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE "
      "YT ZA ZM ZW ",
      upper);
}

bool IsForeignStateCode(std::string_view upper) {
  return InList(
      "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH "
      "NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY ON BC QC AB MB NS NB SK ",
      upper);
}

}  // namespace corner::taxonomies
