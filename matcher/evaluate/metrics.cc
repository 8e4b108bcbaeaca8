#include "matcher/evaluate/metrics.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace corner::matcher {
namespace {

Judgement JudgementOf(const Judged& judged, const std::string& vacancy) {
  const auto found = judged.find(vacancy);
  return found == judged.end() ? Judgement{} : found->second;
}

double Gain(const RankedList& list, const Judged& judged, size_t depth) {
  double gain = 0;
  for (size_t place = 0; place < std::min(depth, list.size()); ++place) {
    const int grade = JudgementOf(judged, list[place]).grade;
    gain += (std::exp2(grade) - 1) / std::log2(static_cast<double>(place) + 2);
  }
  return gain;
}

}  // namespace

double Ndcg(const RankedList& list, const Judged& judged, size_t depth) {
  const double best = Gain(IdealList(judged), judged, depth);
  return best == 0 ? 0 : Gain(list, judged, depth) / best;
}

double PreferenceFidelity(const RankedList& list, const Judged& judged, size_t depth) {
  int leads = 0, preference = 0;
  for (size_t place = 0; place < std::min(depth, list.size()); ++place) {
    const Judgement judgement = JudgementOf(judged, list[place]);
    if (judgement.grade == 0) continue;
    ++leads;
    preference += judgement.preference;
  }
  return leads == 0 ? 0 : static_cast<double>(preference) / (kMostPreference * leads);
}

double Precision(const RankedList& list, const Judged& judged, size_t depth) {
  const auto end = list.begin() + static_cast<long>(std::min(depth, list.size()));
  const auto good = std::count_if(list.begin(), end, [&](const std::string& vacancy) {
    return JudgementOf(judged, vacancy).grade >= kGoodLead;
  });
  return depth == 0 ? 0 : static_cast<double>(good) / static_cast<double>(depth);
}

RankedList IdealList(const Judged& judged) {
  std::vector<std::tuple<int, int, std::string>> order;
  for (const auto& [vacancy, judgement] : judged) {
    if (judgement.grade > 0) order.emplace_back(-judgement.grade, -judgement.preference, vacancy);
  }
  std::sort(order.begin(), order.end());
  RankedList list;
  for (const auto& one : order) list.push_back(std::get<2>(one));
  return list;
}

}  // namespace corner::matcher
