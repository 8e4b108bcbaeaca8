// corner_peer_omega: Corner JSON lines -> the dump format that scriptindex reads.
#include <cstdio>

#include "benchmarks/flags.h"
#include "benchmarks/peers/adverts.h"
#include "taxonomies/base/text.h"

int main(int argc, char** argv) {
  namespace bench = corner::benchmarks;
  const bench::Flags flags(argc, argv, {"adverts"},
                           "corner_peer_omega --adverts FILE > FILE.omega");
  for (const bench::PeerAdvert& advert : bench::ReadAdvertsOrDie(flags.Text("adverts"))) {
    // A record is lines "field=value" up to an empty line.
    const std::string text = corner::CollapseSpace(advert.text);
    std::printf("id=%s\ntitle=%s\nemployer=%s\ntext=%s\nposted=%s\n\n", advert.id.c_str(),
                advert.title.c_str(), advert.employer.c_str(), text.c_str(), advert.posted.c_str());
  }
  return 0;
}
